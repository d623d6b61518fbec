"use client";

import { Play } from "lucide-react";
import { useRef, useState } from "react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { READING_STATES } from "#components/triage/reading-state.ts";
import { useRunTriage } from "#components/triage/use-run-triage.ts";
import { Age } from "#components/ui/age.tsx";
import { Button } from "#components/ui/button.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { Failure } from "#lib/client/answer.ts";
import type { PlaybookStep } from "#lib/incident/state.ts";
import { APP_ACTION_LABELS, type AppAction } from "#lib/runbook/playbook.ts";

type PlaybookStepCheckProps = {
  step: string;
  action: AppAction;
  /** What was found out last, whoever asked. */
  checked: PlaybookStep["checked"];
};

/** Lets Offhook do a step: it asks for real, and what it finds out is kept with the incident. */
export function PlaybookStepCheck({ step, action, checked }: PlaybookStepCheckProps) {
  const { may } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const { ask, running } = useRunTriage();
  const [asking, setAsking] = useState(false);
  const isUnderWay = useRef(false);
  const [unasked, setUnasked] = useState<Failure>();
  /** A run that is not kept with the step yet: it need not be asked for again. */
  const [unkept, setUnkept] = useState<string | null>(null);

  const keep = async (triageRunId: string) => {
    setUnkept(triageRunId);
    if ((await give({ type: "check-step", step, triageRunId }, "The result is on the incident")) !== null) {
      setUnkept(null);
    }
  };
  const look = async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setAsking(true);
    setUnasked(undefined);
    const answer = await ask();
    if (answer.ok) await keep(answer.value.id);
    else setUnasked(answer.failure);
    isUnderWay.current = false;
    setAsking(false);
  };
  return (
    <div className="flex flex-col items-start gap-2">
      {checked === null ? null : <LastResult {...checked} />}
      {may("check-step") ? (
        <Button
          size="small"
          busy={asking || sending}
          busyLabel="Asking"
          // Another step's question is under way.
          aria-disabled={running || undefined}
          onClick={() => {
            if (!running) void look();
          }}
          className="aria-disabled:text-muted"
        >
          <Play aria-hidden="true" />
          {checked === null ? APP_ACTION_LABELS[action] : `${APP_ACTION_LABELS[action]} again`}
        </Button>
      ) : null}
      <FormFailure failure={unasked} title="Nothing was asked" fields={[]} />
      <FormFailure failure={failure} title="It was asked, but the result is not on the incident" fields={[]} />
      {unkept !== null && failure !== undefined ? (
        <Button size="small" onClick={() => void keep(unkept)}>
          Attach the result
        </Button>
      ) : null}
    </div>
  );
}

function LastResult({ state, text, by, happenedAt }: NonNullable<PlaybookStep["checked"]>) {
  const { meaning, word } = READING_STATES[state];
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-2 text-14">
        <StateMark meaning={meaning}>{word}</StateMark>
        <span className="wrap-anywhere">{text}</span>
      </p>
      <p className="text-12 wrap-anywhere text-muted">
        Asked <Age since={happenedAt} /> by {by.name}
      </p>
    </div>
  );
}
