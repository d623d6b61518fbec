import { ErrorHintNote } from "#components/runbook/error-hint-note.tsx";
import { StepCorrection } from "#components/runbook/step-correction.tsx";
import type { StepView } from "#lib/contracts/playbook.ts";

/** What helps where a step gets stuck, and where facts changed it. */
export function StepRemarks({ step: { errorHint, correction } }: { step: StepView }) {
  return (
    <>
      {errorHint === undefined ? null : <ErrorHintNote id={errorHint} />}
      {correction === undefined ? null : <StepCorrection correction={correction} />}
    </>
  );
}
