import { Badge, type BadgeWeight } from "#components/ui/badge.tsx";
import type { Severity } from "#lib/runbook/severity.ts";

/** The more urgent, the heavier: weight, so that colour stays free for what is failing. */
const WEIGHTS: Record<Severity, BadgeWeight> = { P1: "filled", P2: "strong", P3: "outlined", P4: "quiet" };

export function SeverityBadge({ severity }: { severity: Severity }) {
  return <Badge weight={WEIGHTS[severity]}>{severity}</Badge>;
}
