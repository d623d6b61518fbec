import type { CommandInput } from "#lib/incident/command.ts";
import { entryText } from "#lib/incident/entry-text.ts";
import type { Entry } from "#lib/incident/state.ts";
import { toldLabel, toldText } from "#lib/incident/told-entry.ts";
import { cleanLine } from "#lib/text/clean.ts";

/** How a person has the postmortem tell an entry. */
export type TypedWording = {
  readonly label: string;
  readonly text: string;
  /** The record's version at which the entry was seen. */
  readonly version: number;
};

type Worded = Pick<Entry, "seq" | "told" | "body" | "before">;

/** As it is told now. @param label what the log calls the entry */
export function wordingOf(entry: Worded, label: string, version: number): TypedWording {
  return { label: toldLabel(entry, label), text: toldText(entry), version };
}

/** As the log has it. */
export function wordingOfLog(entry: Worded, label: string, version: number): TypedWording {
  return { label, text: entryText(entry), version };
}

/** What says the same as the log, or nothing, is as the log has it, also when that is corrected. */
export function wordingCommand(entry: Worded, label: string, typed: TypedWording): CommandInput {
  return {
    type: "word-entry",
    expectedVersion: typed.version,
    entry: entry.seq,
    label: ownWords(typed.label, label),
    text: ownWords(typed.text, entryText(entry)),
  };
}

function ownWords(typed: string, logged: string): string | null {
  const words = cleanLine(typed);
  return words === "" || words === cleanLine(logged) ? null : words;
}

/** Whether the postmortem tells it so already. */
export function isToldSo(entry: Worded, label: string, typed: TypedWording): boolean {
  return (
    ownWords(typed.label, label) === entry.told.label && ownWords(typed.text, entryText(entry)) === entry.told.text
  );
}

export function readTypedWording(kept: unknown): TypedWording | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { label, text, version } = kept as Partial<Record<keyof TypedWording, unknown>>;
  return typeof label === "string" && typeof text === "string" && typeof version === "number"
    ? { label, text, version }
    : null;
}
