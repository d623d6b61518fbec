import { StepAction } from "#components/runbook/step-action.tsx";
import { StepHow } from "#components/runbook/step-how.tsx";
import { StepRemarks } from "#components/runbook/step-remarks.tsx";
import type { Playbook, Step } from "#lib/runbook/playbook.ts";

type PlaybookStepsProps = {
  playbook: Playbook;
  /** Whether the steps carry their ids as anchors; false where they stand on a page a second time. */
  anchored: boolean;
  /** Whether the person may run triage: steps that Offhook can do itself then have a button. */
  mayRunTriage: boolean;
};

/** The steps of a playbook, in order, each with all that is needed to do it. Headings are of level 4. */
export function PlaybookSteps({ playbook, anchored, mayRunTriage }: PlaybookStepsProps) {
  return (
    // A ligature would draw "--" and "!=" as one sign, in text that somebody may have to type.
    <div className="flex flex-col gap-4">
      <ol className="flex flex-col">
        {playbook.steps.map((step, index) => (
          <li
            key={step.id}
            id={anchored ? step.id : undefined}
            className="flex flex-col gap-3 border-t border-line py-4 first:border-t-0 first:pt-0"
          >
            <h4 className="flex gap-3 font-medium">
              <span
                aria-hidden="true"
                className="figures flex size-6 shrink-0 items-center justify-center rounded-4 bg-sunken text-12 font-semibold text-muted"
              >
                {index + 1}
              </span>
              {step.title}
            </h4>
            <StepBody step={step} mayRunTriage={mayRunTriage} />
          </li>
        ))}
      </ol>
      <p className="border-t border-line pt-4 text-14">
        <span className="font-medium">Done when: </span>
        {playbook.doneWhen}
      </p>
    </div>
  );
}

function StepBody({ step, mayRunTriage }: { step: Step; mayRunTriage: boolean }) {
  return (
    <div className="flex min-w-0 flex-col gap-3 sm:pl-9">
      <StepHow step={step} />
      {step.appAction !== undefined && mayRunTriage ? <StepAction action={step.appAction} /> : null}
      <StepRemarks step={step} />
    </div>
  );
}
