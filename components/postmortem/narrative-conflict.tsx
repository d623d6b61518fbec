"use client";

import type { Meanwhile } from "#components/incident/typed-text.ts";
import type { Narrative } from "#components/postmortem/use-narrative.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Time } from "#components/ui/time.tsx";

type NarrativeConflictProps = { theirs: Meanwhile; narrative: Narrative; onSettled: () => void };

/** Somebody else saved while this was written: their words stand beside mine, and nothing is lost whatever is chosen. */
export function NarrativeConflict({ theirs, narrative, onSettled }: NarrativeConflictProps) {
  const settle = (by: () => void) => () => {
    by();
    onSettled();
  };
  return (
    <Notice
      role="alert"
      tone="degraded"
      title={`${theirs.by} saved this meanwhile`}
      className="self-start print:hidden"
    >
      <div className="flex flex-col gap-2">
        <p>
          Theirs, <Time at={theirs.recordedAt} />:
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody without a mouse sees what is scrolled out of view */}
        <section tabIndex={0} aria-label={`What ${theirs.by} saved`} className={THEIRS}>
          {theirs.text === "" ? "Nothing: the section was emptied." : theirs.text}
        </section>
        <p>Yours is not saved. Whatever you choose, both stay: theirs in the record, yours in this browser.</p>
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={settle(narrative.join)}>
            Put theirs below mine
          </Button>
          <Button size="small" onClick={settle(narrative.discard)}>
            Take theirs
          </Button>
          <Button
            size="small"
            busy={narrative.sending}
            busyLabel="Saving"
            onClick={settle(() => void narrative.insist())}
          >
            Save mine instead
          </Button>
          <CopyButton text={theirs.text} what="theirs" />
        </div>
      </div>
    </Notice>
  );
}

const THEIRS =
  "max-h-96 overflow-y-auto rounded-4 border border-line bg-surface p-2 text-14 wrap-anywhere whitespace-pre-wrap text-ink";
