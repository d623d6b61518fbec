"use client";

import { useEffect, useState } from "react";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { isRecorded } from "#components/incident/is-recorded.ts";
import {
  type Meanwhile,
  meanwhile,
  type RecordedText,
  readTypedText,
  type TypedText,
} from "#components/incident/typed-text.ts";
import type { Answer, Failure } from "#lib/client/answer.ts";
import { cleanLine } from "#lib/text/clean.ts";

/** @param expectedVersion the version at which the value was seen that is to be replaced */
export type SaveValue = (text: string, expectedVersion: number) => Promise<Answer<{ readonly version: number }>>;

export type EditedValue = {
  /** As it stands in the control: typed, or else recorded. */
  readonly text: string;
  /** True while something typed is kept that the record does not say. */
  readonly isDirty: boolean;
  readonly sending: boolean;
  readonly failure: Failure | undefined;
  /** What somebody else made of it meanwhile; null where what was typed replaces what it was meant to. */
  readonly theirs: Meanwhile | null;
  /** @param seen the record's version at which the person has seen what the text is to replace; as before, where it is not said */
  readonly change: (text: string, seen?: number) => void;
  /** Saves what was typed; where there is a conflict, nothing. @returns whether it is saved */
  readonly save: () => Promise<boolean>;
  /** Saves what was typed in place of theirs. @returns whether it is saved */
  readonly insist: () => Promise<boolean>;
  readonly discard: () => void;
  /** Forgets why it was not saved. What was typed stays. */
  readonly calm: () => void;
};

/** @param isAll false where more was typed while it was under way */
type OnSaved = (isAll: boolean) => void;

/**
 * A value while a person edits it: kept in the browser at each keystroke, saved when the person says so, and in conflict only
 * with somebody who changed the same value since it was seen.
 * @param name of the draft among all of Offhook's, for instance `impact.42`
 * @param onSaved told also where only the record tells it, because the answer was lost
 * @param clean as the server cleans this value
 */
export function useEditedValue(
  name: string,
  recorded: RecordedText,
  saveValue: SaveValue,
  onSaved: OnSaved,
  clean: (text: string) => string = cleanLine,
): EditedValue {
  const { text, version } = recorded;
  const isThere = (typed: TypedText) => isRecorded(typed, recorded, clean);
  const draft = useOwnDraft<TypedText>(name, { text, version }, readTypedText, isThere);
  const [sending, setSending] = useState(false);
  const [attempt, setAttempt] = useState<{ sent: TypedText; failure: Failure }>();
  /** The record says what was sent: only the answer was lost. */
  const wasDone = attempt !== undefined && isThere(attempt.sent);
  const failure = wasDone ? undefined : attempt?.failure;
  const typed = draft.value;
  const isDirty = draft.isKept && typed.text !== text;
  const theirs = isDirty ? meanwhile(recorded, typed, failure) : null;

  useEffect(() => {
    if (!wasDone) return;
    setAttempt(undefined);
    // What was typed since then replaces what was sent.
    const isAll = !draft.isKept || typed.text === attempt.sent.text;
    if (!isAll) draft.change({ text: typed.text, version });
    onSaved(isAll);
  });

  const send = async (expectedVersion: number): Promise<boolean> => {
    if (sending) return false;
    setSending(true);
    setAttempt(undefined);
    const answer = await saveValue(typed.text, expectedVersion);
    setSending(false);
    if (!answer.ok) {
      setAttempt({ sent: typed, failure: answer.failure });
      return false;
    }
    onSaved(draft.settle(typed, (later) => ({ ...later, version: answer.value.version })));
    return true;
  };
  return {
    text: typed.text,
    isDirty,
    sending,
    failure,
    theirs,
    change: (next, seen = typed.version) => draft.change({ text: next, version: seen }),
    save: async () => !isDirty || (theirs === null && (await send(typed.version))),
    insist: async () => theirs !== null && (await send(theirs.version)),
    discard: () => {
      setAttempt(undefined);
      draft.discard();
    },
    calm: () => setAttempt(undefined),
  };
}
