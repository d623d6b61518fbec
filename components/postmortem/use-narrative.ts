"use client";

import { useOwnDraft } from "#components/form/use-own-draft.ts";
import type { IncidentOnPage } from "#components/incident/incident-context.tsx";
import { type EditedValue, useEditedValue } from "#components/incident/use-edited-value.ts";
import { type Aside, readAside, withAside } from "#components/postmortem/aside.ts";
import type { NarrativeSection } from "#lib/incident/event.ts";
import type { Change } from "#lib/incident/state.ts";
import { cleanProse } from "#lib/text/clean.ts";

export type Narrative = EditedValue & {
  readonly section: NarrativeSection;
  readonly saved: string;
  /** Who saved it last; undefined where nobody has. */
  readonly lastChange: Change | undefined;
  /** What was set aside, kept in the browser so that it can be brought back. */
  readonly aside: Aside;
  /** Puts another text into the field. What stood there unsaved is set aside. */
  readonly replace: (text: string) => void;
  /** The same with what was set aside last. */
  readonly bringBack: () => void;
  readonly forgetAside: () => void;
  /** Puts what somebody else saved below what was typed, to be made one by hand. */
  readonly join: () => void;
};

const NOTHING: Aside = [];

type Page = Pick<IncidentOnPage, "record" | "send" | "say">;

/** One narrative of the postmortem: an edited value of which no word that was typed is lost, whatever takes its place. */
export function useNarrative(section: NarrativeSection, title: string, { record, send, say }: Page): Narrative {
  const name = `narrative.${section}.${record.number}`;
  const saved = record.narrative[section];
  const lastChange = record.changes[`narrative.${section}`];
  const edited = useEditedValue(
    name,
    { text: saved, version: record.version, lastChange },
    (text, expectedVersion) => send({ type: "write-narrative", section, expectedVersion, text }),
    () => say(`${title} saved`),
    cleanProse,
  );
  const kept = useOwnDraft(`${name}.aside`, NOTHING, readAside);
  const { text, isDirty, sending, failure } = edited;
  // While it is under way the record may say it already, and that is not somebody else.
  const theirs = sending ? null : edited.theirs;

  const keep = (aside: Aside) => (aside.length === 0 ? kept.discard() : kept.change(aside));
  /** The field's words set aside, where they are in no version that anybody saved. */
  const setAside = (aside: Aside) => {
    const isSaved = record.entries.some(
      ({ body }) => body.kind === "narrative" && body.section === section && body.text === text,
    );
    keep(isDirty && !isSaved ? withAside(aside, text) : aside);
  };
  const replace = (next: string, aside: Aside) => {
    setAside(aside);
    // A conflict goes on until the person has settled it.
    edited.change(next, theirs === null ? record.version : undefined);
  };

  return {
    ...edited,
    section,
    saved,
    lastChange,
    failure: isDirty && theirs === null ? failure : undefined,
    theirs,
    aside: kept.value,
    discard: () => {
      setAside(kept.value);
      edited.discard();
      say("Your words were set aside");
    },
    replace: (next) => replace(next, kept.value),
    bringBack: () => {
      const last = kept.value.at(-1);
      if (last !== undefined) replace(last, kept.value.slice(0, -1));
    },
    forgetAside: kept.discard,
    join: () => {
      if (theirs === null) return;
      edited.calm();
      edited.change(`${text.trimEnd()}\n\n${theirs.text}`, theirs.version);
    },
  };
}
