"use client";

import type { ReactNode } from "react";
import { FormFailure } from "#components/form/form-failure.tsx";
import type { EditedValue } from "#components/incident/use-edited-value.ts";
import { ValueConflict } from "#components/incident/value-conflict.tsx";

type ValueOutcomeProps = {
  edited: EditedValue;
  /** What did not happen when it fails. */
  failed: string;
  /** The field whose error its control shows. */
  field: string;
  words: (text: string) => ReactNode;
  /** Takes what is recorded instead of what was typed. */
  onDiscard: () => void;
  /** The buttons, for as long as nobody else changed the value. */
  children: ReactNode;
};

/** Below the control of an edited value: why it was not saved, and what can be done about it. */
export function ValueOutcome({ edited, failed, field, words, onDiscard, children }: ValueOutcomeProps) {
  const { text, theirs, failure, sending, insist } = edited;
  return (
    <>
      {/* A conflict is told by both values. */}
      {theirs === null || failure?.conflict === undefined ? (
        <FormFailure failure={failure} title={failed} fields={[field]} />
      ) : null}
      {theirs === null ? (
        <div className="flex flex-wrap gap-2">{children}</div>
      ) : (
        <ValueConflict
          by={theirs.by}
          recordedAt={theirs.recordedAt}
          theirs={words(theirs.text)}
          mine={words(text)}
          onMine={() => void insist()}
          onTheirs={onDiscard}
          sending={sending}
        />
      )}
    </>
  );
}
