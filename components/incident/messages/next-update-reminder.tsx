"use client";

import { useEffect, useRef } from "react";
import { ChoiceChip } from "#components/form/choice-chip.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { SOON_MIN } from "#components/form/next-update-field.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { nextUpdateState } from "#components/incident/messages/next-update-state.ts";
import { useCommand } from "#components/incident/use-command.ts";
import { useByClock } from "#components/ui/clock.tsx";
import { PlainTime } from "#components/ui/plain-time.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { serverNow } from "#lib/client/server-clock.ts";
import { wholeMinute } from "#lib/incident/next-update.ts";

/** How long until everybody is told more, and one press that promises it anew. Nothing where it is over. */
export function NextUpdateReminder() {
  const { record, may } = useIncidentOnPage();
  if (record.status === "RESOLVED") return null;
  return (
    <section aria-label="Next update" className="flex flex-col items-start gap-2">
      <Countdown at={record.nextUpdateAt} />
      {may("set-next-update") ? <Promises /> : null}
    </section>
  );
}

function Countdown({ at }: { at: string | null }) {
  const text = useByClock((second) => nextUpdateState(at, second).text);
  const state = useByClock((second) => nextUpdateState(at, second).state);
  useSaidOverdue(at, state === "overdue");
  const words = <span className="figures">{at === null ? "No next update promised" : `Next update ${text}`}</span>;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-14">
      {state === "overdue" ? (
        <StateMark meaning="failing">{words}</StateMark>
      ) : state === "near" ? (
        <StateMark meaning="degraded">{words}</StateMark>
      ) : (
        <span className={state === "none" ? "text-muted" : "font-medium"}>{words}</span>
      )}
      {at === null ? null : (
        <span className="text-12 text-muted">
          <PlainTime at={at} />
        </span>
      )}
    </p>
  );
}

/** Once for each promise, to whoever listens; the countdown itself is there to be looked at. */
function useSaidOverdue(at: string | null, isOverdue: boolean): void {
  const { say } = useIncidentOnPage();
  const said = useRef<string | null>(null);
  const isAlive = useIsAlive();
  useEffect(() => {
    if (!isAlive || !isOverdue || said.current === at) return;
    said.current = at;
    say("The promised update is overdue");
  }, [isAlive, isOverdue, at, say]);
}

function Promises() {
  const { record } = useIncidentOnPage();
  const { give, failure } = useCommand();
  const promise = (minutes: number) => {
    const nextUpdateAt = wholeMinute(new Date(serverNow()), minutes);
    void give(
      { type: "set-next-update", expectedVersion: record.version, nextUpdateAt },
      `The next update is promised in ${minutes} minutes`,
    );
  };
  return (
    <>
      <fieldset className="flex flex-wrap gap-1 print:hidden">
        <legend className="sr-only">Promise the next update</legend>
        {SOON_MIN.map((minutes) => (
          <ChoiceChip key={minutes} onPress={() => promise(minutes)}>
            +{minutes} min
          </ChoiceChip>
        ))}
      </fieldset>
      <FormFailure failure={failure} title="The next update was not set" fields={[]} />
    </>
  );
}
