import { LifeBuoy } from "lucide-react";
import { ERROR_HINTS, type ErrorHintId } from "#lib/runbook/error-hints.ts";

/** A row of the error-handling table, at the step where it happens. */
export function ErrorHintNote({ id }: { id: ErrorHintId }) {
  const { issue, cause, solution } = ERROR_HINTS[id];
  return (
    <p className="flex max-w-prose gap-2 text-14 text-muted">
      <LifeBuoy aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">
        {issue}? {cause}: <span className="font-medium text-ink">{solution}</span>
      </span>
    </p>
  );
}
