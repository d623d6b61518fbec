"use client";

import { NextUpdateField } from "#components/form/next-update-field.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { nextUpdateState } from "#components/incident/messages/next-update-state.ts";
import { NextUpdateWords } from "#components/incident/next-update-words.tsx";
import type { EditedValue } from "#components/incident/use-edited-value.ts";
import { ValueOutcome } from "#components/incident/value-outcome.tsx";
import { Button } from "#components/ui/button.tsx";
import { useByClock } from "#components/ui/clock.tsx";
import type { Instant } from "#lib/text/instant.ts";

type NextUpdateStepProps = {
  edited: EditedValue;
  /** The message waits because this was not set. */
  isHeldUp: boolean;
  /** Told what was chosen, before it is saved. */
  onPromise: (at: Instant | null) => void;
};

/** When those who read the message hear more. It is set with the message, or alone. */
export function NextUpdateStep({ edited, isHeldUp, onPromise }: NextUpdateStepProps) {
  const { text, isDirty, sending, failure, theirs, change, save, discard } = edited;
  const at = text === "" ? null : text;
  const { nextUpdateAt } = useIncidentOnPage().record;
  const isPast = useByClock((second) => nextUpdateState(at, second).state === "overdue");
  const restore = () => {
    onPromise(nextUpdateAt);
    discard();
  };
  return (
    <div className="flex flex-col gap-2">
      <NextUpdateField
        value={at}
        onChange={(next) => {
          onPromise(next);
          change(next ?? "");
        }}
        hint={isPast ? "This is past: say when they hear from you again." : undefined}
        error={failure?.fields.nextUpdateAt}
      />
      {isHeldUp && theirs !== null ? (
        <p role="alert" className="text-14 font-medium">
          Nothing is posted yet: settle the next update, then post.
        </p>
      ) : null}
      <ValueOutcome
        edited={edited}
        failed={isHeldUp ? "The next update was not set, so that nothing was posted" : "The next update was not set"}
        field="nextUpdateAt"
        words={(told) => <NextUpdateWords at={told} />}
        onDiscard={restore}
      >
        {isDirty ? (
          <>
            <Button size="small" busy={sending} busyLabel="Saving" onClick={() => void save()}>
              Set it without posting
            </Button>
            <Button size="small" variant="quiet" onClick={restore}>
              Discard
            </Button>
          </>
        ) : null}
      </ValueOutcome>
    </div>
  );
}
