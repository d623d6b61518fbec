"use client";

import { useEffect, useState } from "react";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { isRecorded } from "#components/incident/is-recorded.ts";
import type { Answer, Failure } from "#lib/client/answer.ts";

/** A value as the record has it. */
export type RecordedValue = {
  /** As its control holds it; empty where it is not set. */
  readonly text: string;
  /** The record's version that is shown. */
  readonly version: number;
  /** Who changed it last; undefined where nobody has. */
  readonly lastChange:
    | { readonly seq: number; readonly by: { readonly name: string }; readonly recordedAt: string }
    | undefined;
};

/** @param expectedVersion the version at which the value was seen that is to be replaced */
export type SaveValue = (text: string, expectedVersion: number) => Promise<Answer<{ readonly version: number }>>;

type Typed = { readonly text: string; readonly version: number };

/** What somebody else made of the value since it was seen. */
type Theirs = { readonly text: string; readonly by: string; readonly recordedAt: string; readonly version: number };

export type EditedValue = {
  /** As it stands in the control: typed, or else recorded. */
  readonly text: string;
  /** True while something typed is kept that the record does not say. */
  readonly isDirty: boolean;
  readonly sending: boolean;
  readonly failure: Failure | undefined;
  /** Null where what was typed replaces what it was meant to. */
  readonly theirs: Theirs | null;
  readonly change: (text: string) => void;
  /** Saves what was typed; where there is a conflict, nothing. */
  readonly save: () => void;
  /** Saves what was typed in place of theirs. */
  readonly insist: () => void;
  readonly discard: () => void;
  /** Forgets why it was not saved. What was typed stays. */
  readonly calm: () => void;
};

/**
 * A value while a person edits it: kept in the browser at each keystroke, saved when the person says so, and in conflict only
 * with somebody who changed the same value since it was seen.
 * @param name of the draft among all of Offhook's, for instance `impact.42`
 * @param onSaved told when all that was typed is saved, also where only the record tells it because the answer was lost
 */
export function useEditedValue(
  name: string,
  recorded: RecordedValue,
  saveValue: SaveValue,
  onSaved: () => void,
): EditedValue {
  const { text, version } = recorded;
  const draft = useOwnDraft<Typed>(name, { text, version }, readTyped, (typed) => isRecorded(typed, recorded));
  const [sending, setSending] = useState(false);
  const [attempt, setAttempt] = useState<{ sent: Typed; failure: Failure }>();
  /** The record says what was sent: only the answer was lost. */
  const wasDone = attempt !== undefined && isRecorded(attempt.sent, recorded);
  const failure = wasDone ? undefined : attempt?.failure;
  const typed = draft.value;
  const isDirty = draft.isKept && typed.text !== text;
  const theirs = isDirty ? theirsOf(recorded, typed, failure) : null;

  useEffect(() => {
    if (!wasDone) return;
    setAttempt(undefined);
    // What was typed since then replaces what was sent.
    if (draft.isKept && typed.text !== attempt.sent.text) draft.change({ text: typed.text, version });
    else onSaved();
  });

  const send = async (expectedVersion: number) => {
    if (sending) return;
    setSending(true);
    setAttempt(undefined);
    const answer = await saveValue(typed.text, expectedVersion);
    setSending(false);
    if (!answer.ok) setAttempt({ sent: typed, failure: answer.failure });
    else if (draft.settle(typed, (later) => ({ ...later, version: answer.value.version }))) onSaved();
  };
  const discard = () => {
    setAttempt(undefined);
    draft.discard();
  };
  return {
    text: typed.text,
    isDirty,
    sending,
    failure,
    theirs,
    change: (next) => draft.change({ text: next, version: typed.version }),
    save: () => {
      if (theirs === null) void send(typed.version);
    },
    insist: () => {
      if (theirs !== null) void send(theirs.version);
    },
    discard,
    calm: () => setAttempt(undefined),
  };
}

/** As the record shows it by now, or as the server refused. */
function theirsOf(
  { text, version, lastChange }: RecordedValue,
  typed: Typed,
  failure: Failure | undefined,
): Theirs | null {
  if (lastChange !== undefined && lastChange.seq > typed.version) {
    return { text, by: lastChange.by.name, recordedAt: lastChange.recordedAt, version };
  }
  const conflict = failure?.conflict;
  if (conflict === undefined) return null;
  const { current, by, recordedAt } = conflict;
  return { text: current === null ? "" : String(current), by: by.name, recordedAt, version: conflict.version };
}

function readTyped(kept: unknown): Typed | null {
  if (typeof kept !== "object" || kept === null || !("text" in kept) || !("version" in kept)) return null;
  const { text, version } = kept;
  return typeof text === "string" && typeof version === "number" ? { text, version } : null;
}
