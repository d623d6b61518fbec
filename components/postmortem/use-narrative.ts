"use client";

import { useEffect, useState } from "react";
import { readText } from "#components/form/draft-text.ts";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import type { IncidentOnPage } from "#components/incident/incident-context.tsx";
import { isRecorded } from "#components/incident/is-recorded.ts";
import {
  type Meanwhile,
  meanwhile,
  readTypedNarrative,
  type TypedNarrative,
} from "#components/postmortem/typed-narrative.ts";
import type { Failure } from "#lib/client/answer.ts";
import type { NarrativeSection } from "#lib/incident/event.ts";
import type { Change } from "#lib/incident/state.ts";
import { cleanProse } from "#lib/text/clean.ts";

export type Narrative = {
  readonly section: NarrativeSection;
  /** As it stands in the field: typed, or else saved. */
  readonly text: string;
  readonly saved: string;
  /** Who saved it last; undefined where nobody has. */
  readonly lastChange: Change | undefined;
  readonly isUnsaved: boolean;
  readonly sending: boolean;
  readonly failure: Failure | undefined;
  /** What somebody else saved since this was begun, while it is unsaved. */
  readonly theirs: Meanwhile | null;
  /** What was set aside last, kept in the browser so that it can be brought back; null where nothing is. */
  readonly aside: string | null;
  readonly change: (text: string) => void;
  /** @returns whether it is saved */
  readonly save: () => Promise<boolean>;
  /** Takes what is saved instead of what was typed. */
  readonly discard: () => void;
  /** Puts another text into the field. What stood there unsaved is set aside. */
  readonly replace: (text: string) => void;
  /** The same with what was set aside. */
  readonly bringBack: () => void;
  readonly forgetAside: () => void;
  /** Saves what was typed although somebody else saved meanwhile. Their words stay in the record. */
  readonly insist: () => Promise<boolean>;
  /** Puts their words below what was typed, to be made one by hand. */
  readonly join: () => void;
};

type Page = Pick<IncidentOnPage, "record" | "send" | "say">;

/** One narrative of the postmortem: kept in the browser at each keystroke, saved when the person says so. */
export function useNarrative(section: NarrativeSection, title: string, { record, send, say }: Page): Narrative {
  const saved = record.narrative[section];
  const lastChange = record.changes[`narrative.${section}`];
  const draft = useOwnDraft<TypedNarrative>(
    `narrative.${section}.${record.number}`,
    { text: saved, version: record.version },
    readTypedNarrative,
    (kept) => isRecorded(kept, { text: saved, lastChange }, cleanProse),
  );
  const aside = useOwnDraft<string | null>(`narrative.${section}.${record.number}.aside`, null, readText);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  /** What was sent last and not acknowledged. */
  const [unanswered, setUnanswered] = useState<TypedNarrative>();
  const typed = draft.value;
  const isUnsaved = draft.isKept && typed.text !== saved;
  const theirs =
    isUnsaved && !sending ? meanwhile({ saved, version: record.version, lastChange }, typed, failure) : null;

  useEffect(() => {
    if (unanswered === undefined || !isRecorded(unanswered, { text: saved, lastChange }, cleanProse)) return;
    // It was saved, and only its answer was lost: what was typed since then replaces it, and is in conflict with nobody.
    setUnanswered(undefined);
    setFailure(undefined);
    if (draft.isKept && typed.text !== unanswered.text) draft.change({ text: typed.text, version: record.version });
  });

  const replace = (text: string) => {
    if (isUnsaved) aside.change(typed.text);
    draft.change({ text, version: record.version });
  };
  const give = async (sent: TypedNarrative): Promise<boolean> => {
    if (sending) return false;
    setSending(true);
    setUnanswered(undefined);
    setFailure(undefined);
    const answer = await send({
      type: "write-narrative",
      section,
      expectedVersion: sent.version,
      text: sent.text,
    });
    setSending(false);
    if (!answer.ok) {
      setUnanswered(sent);
      setFailure(answer.failure);
      return false;
    }
    // Saving takes a while, and more may be typed meanwhile.
    draft.settle(sent, (later) => ({ ...later, version: answer.value.version }));
    say(`${title} saved`);
    return true;
  };

  return {
    section,
    text: typed.text,
    saved,
    lastChange,
    isUnsaved,
    sending,
    failure: isUnsaved && theirs === null ? failure : undefined,
    theirs,
    aside: aside.value,
    change: (text) => draft.change({ text, version: typed.version }),
    save: async () => !isUnsaved || (theirs === null && (await give(typed))),
    discard: () => {
      setFailure(undefined);
      aside.change(typed.text);
      draft.discard();
      say("Your words were set aside");
    },
    replace,
    bringBack: () => {
      if (aside.value === null) return;
      // First, so that what takes its place in the field can take its place here.
      aside.discard();
      replace(aside.value);
    },
    forgetAside: aside.discard,
    insist: async () => {
      if (theirs === null) return false;
      const mine = { text: typed.text, version: theirs.version };
      draft.change(mine);
      return give(mine);
    },
    join: () => {
      if (theirs === null) return;
      setFailure(undefined);
      draft.change({ text: `${typed.text.trimEnd()}\n\n${theirs.text}`, version: theirs.version });
    },
  };
}
