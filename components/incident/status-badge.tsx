import { CircleCheck, Eye, Radar, Target } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type BadgeWeight } from "#components/ui/badge.tsx";
import type { Status } from "#lib/runbook/incident-status.ts";

/** An open incident weighs more than one that is over; each status has its own shape beside its word. */
const LOOKS: Record<Status, { weight: BadgeWeight; icon: ReactNode }> = {
  INVESTIGATING: { weight: "strong", icon: <Radar aria-hidden="true" /> },
  IDENTIFIED: { weight: "strong", icon: <Target aria-hidden="true" /> },
  MONITORING: { weight: "outlined", icon: <Eye aria-hidden="true" /> },
  RESOLVED: { weight: "quiet", icon: <CircleCheck aria-hidden="true" /> },
};

/** Where an incident stands, in the runbook's word. */
export function StatusBadge({ status }: { status: Status }) {
  const { weight, icon } = LOOKS[status];
  return (
    <Badge weight={weight}>
      {icon}
      {status}
    </Badge>
  );
}
