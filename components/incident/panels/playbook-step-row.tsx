"use client";

import { Circle, CircleCheck } from "lucide-react";
import { useState } from "react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { PlaybookStepCheck } from "#components/incident/panels/playbook-step-check.tsx";
import { TickedBy } from "#components/incident/panels/ticked-by.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { StepHow } from "#components/runbook/step-how.tsx";
import { StepRemarks } from "#components/runbook/step-remarks.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { StepView } from "#lib/contracts/playbook.ts";
import type { PlaybookStep } from "#lib/incident/state.ts";

type PlaybookStepRowProps = {
  step: StepView;
  /** Counted from 1. */
  place: number;
  /** What the incident knows of it; undefined where nobody has touched it. */
  known: PlaybookStep | undefined;
  /** Whether how it is done is shown at first. */
  isOpen: boolean;
};

/** A step to be ticked, with how it is done below it. */
export function PlaybookStepRow({ step, place, known, isOpen }: PlaybookStepRowProps) {
  const { may } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  /** What the box was set to, until the record says it too. */
  const [ticked, setTicked] = useState<boolean | null>(null);
  const { id, title, appAction } = step;
  const done = known?.done ?? null;
  const isDone = done !== null;
  const mayTick = may("tick-step");

  const tick = async (wanted: boolean) => {
    if (sending) return;
    setTicked(wanted);
    await give({ type: wanted ? "tick-step" : "untick-step", step: id }, wanted ? "Step done" : "Step open again");
    setTicked(null);
  };
  const words = (
    <span className="min-w-0 flex-1">
      {place}. {title}
    </span>
  );
  return (
    <li className="flex flex-col gap-2 py-3">
      <div>
        {mayTick ? (
          <label className={WORDS}>
            <input
              type="checkbox"
              checked={ticked ?? isDone}
              onChange={({ target }) => void tick(target.checked)}
              className="mt-[2px] size-4 shrink-0 accent-accent"
            />
            {words}
          </label>
        ) : (
          <div className={WORDS}>
            <State isDone={isDone} />
            {words}
          </div>
        )}
        <div className="pl-6">
          {sending && ticked !== null ? (
            <p className="animate-late text-12 text-muted">{ticked ? "Ticking" : "Taking the tick off"}</p>
          ) : done === null ? null : (
            <TickedBy {...done} />
          )}
        </div>
      </div>
      <FormFailure failure={failure} title={`"${title}" is as it was`} fields={[]} />
      <div className="flex flex-col gap-2 pl-6">
        {appAction === undefined ? null : (
          <PlaybookStepCheck step={id} action={appAction} checked={known?.checked ?? null} />
        )}
        <Disclosure summary="How" {...(isOpen ? { open: true } : {})}>
          <div className="flex min-w-0 flex-col gap-3">
            <StepHow step={step} />
            <StepRemarks step={step} />
          </div>
        </Disclosure>
      </div>
    </li>
  );
}

const WORDS = "flex min-h-8 min-w-0 items-start gap-2 py-1 text-14 font-medium pointer-coarse:min-h-11";

/** In place of the box, where it cannot be ticked. */
function State({ isDone }: { isDone: boolean }) {
  const Shape = isDone ? CircleCheck : Circle;
  return (
    <>
      <Shape aria-hidden="true" className="mt-[2px] size-4 shrink-0 text-muted" />
      <span className="sr-only">{isDone ? "Done:" : "Open:"}</span>
    </>
  );
}
