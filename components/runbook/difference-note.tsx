import { PencilLine } from "lucide-react";

/** The mark of a place where facts corrected the runbook, with the reason. */
export function DifferenceNote({ reason }: { reason: string }) {
  return (
    <p className="flex max-w-prose gap-2 text-14 text-muted">
      <PencilLine aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">
        <span className="font-medium text-ink">Differs from the runbook. </span>
        {reason}
      </span>
    </p>
  );
}
