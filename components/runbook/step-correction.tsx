import { PrintedDisclosure } from "#components/runbook/printed-disclosure.tsx";
import type { Correction } from "#lib/runbook/playbook.ts";

/** The mark of a step that facts changed; closed, because at night the step counts and by day the reason. */
export function StepCorrection({ correction }: { correction: Correction }) {
  return (
    <PrintedDisclosure summary="Differs from the runbook">
      <dl className="flex max-w-prose flex-col gap-2 text-14 text-muted">
        <div>
          <dt className="font-medium text-ink">The runbook says</dt>
          <dd>
            <code className="font-mono text-12 wrap-anywhere">{correction.runbook}</code>
          </dd>
        </div>
        <div>
          <dt className="font-medium text-ink">Why it differs</dt>
          <dd>{correction.reason}</dd>
        </div>
      </dl>
    </PrintedDisclosure>
  );
}
