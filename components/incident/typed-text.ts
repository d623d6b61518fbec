import type { Failure } from "#lib/client/answer.ts";

/** What a person wrote, and the record's version at which they saw what it is to replace. */
export type TypedText = { readonly text: string; readonly version: number };

export function readTypedText(kept: unknown): TypedText | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { text, version } = kept as Partial<Record<keyof TypedText, unknown>>;
  return typeof text === "string" && typeof version === "number" ? { text, version } : null;
}

/** A value as the record has it. */
export type RecordedText = {
  /** As its control holds it; empty where it is not set. */
  readonly text: string;
  /** The record's version that is shown. */
  readonly version: number;
  /** Who changed it last; undefined where nobody has. */
  readonly lastChange:
    | { readonly seq: number; readonly by: { readonly name: string }; readonly recordedAt: string }
    | undefined;
};

/** What somebody else made of a value while a person was writing. */
export type Meanwhile = {
  readonly text: string;
  readonly by: string;
  readonly recordedAt: string;
  /** The record's version now: whoever replaces it has seen this one. */
  readonly version: number;
};

/** As the record shows it by now, or as the server refused; null where what was typed still replaces what it was meant to. */
export function meanwhile(
  { text, version, lastChange }: RecordedText,
  typed: TypedText,
  failure: Failure | undefined,
): Meanwhile | null {
  if (lastChange !== undefined && lastChange.seq > typed.version) {
    return { text, by: lastChange.by.name, recordedAt: lastChange.recordedAt, version };
  }
  const conflict = failure?.conflict;
  if (conflict === undefined || conflict.version <= typed.version) return null;
  const { current, by, recordedAt } = conflict;
  return { text: String(current ?? ""), by: by.name, recordedAt, version: conflict.version };
}
