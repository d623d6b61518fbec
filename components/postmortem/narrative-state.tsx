"use client";

import type { Narrative } from "#components/postmortem/use-narrative.ts";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";

type NarrativeStateProps = {
  narrative: Narrative;
  onSave: () => void;
  onDiscard: () => void;
  onBringBack: () => void;
  onForget: () => void;
};

/** Whether what is seen is saved, and what can be done about it where it is not. */
export function NarrativeState({ narrative, onSave, onDiscard, onBringBack, onForget }: NarrativeStateProps) {
  const { isDirty, sending, theirs, aside, lastChange } = narrative;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2 text-12 text-muted pointer-coarse:min-h-11 print:hidden">
      {(isDirty && theirs === null) || sending ? (
        <>
          <Button size="small" variant="primary" busy={sending} busyLabel="Saving" onClick={onSave}>
            Save
          </Button>
          <Button size="small" variant="quiet" onClick={onDiscard}>
            Discard
          </Button>
          <span>Not saved yet. Kept in this browser.</span>
        </>
      ) : null}
      {!isDirty && !sending ? (
        <span>
          {lastChange === undefined ? (
            "Nothing written yet."
          ) : (
            <>
              Saved by {lastChange.by.name}, <Time at={lastChange.recordedAt} />
            </>
          )}
        </span>
      ) : null}
      {aside.length === 0 ? null : (
        <span className="flex flex-wrap items-center gap-x-1">
          {aside.length === 1 ? "Words of yours are" : `${aside.length} texts of yours are`} set aside in this browser.
          <Button size="small" variant="quiet" onClick={onBringBack}>
            {aside.length === 1 ? "Bring them back" : "Bring back the latest"}
          </Button>
          <Button size="small" variant="quiet" onClick={onForget}>
            {aside.length === 1 ? "Forget them" : "Forget them all"}
          </Button>
        </span>
      )}
    </div>
  );
}
