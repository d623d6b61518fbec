import type { Failure } from "#lib/client/answer.ts";
import type { Change } from "#lib/incident/state.ts";

/** What a person wrote, and the record's version at which they saw what it is to replace. */
export type TypedNarrative = { readonly text: string; readonly version: number };

export function readTypedNarrative(kept: unknown): TypedNarrative | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { text, version } = kept as Partial<Record<keyof TypedNarrative, unknown>>;
  return typeof text === "string" && typeof version === "number" ? { text, version } : null;
}

/** What somebody else saved while a person was writing. */
export type Meanwhile = {
  readonly text: string;
  readonly by: string;
  readonly recordedAt: string;
  /** The record's version now: whoever replaces it has seen this one. */
  readonly version: number;
};

type Saved = { readonly saved: string; readonly version: number; readonly lastChange: Change | undefined };

/** As the record shows it by now, or as the server refused; null where what was typed still replaces what it was meant to. */
export function meanwhile(
  { saved, version, lastChange }: Saved,
  typed: TypedNarrative,
  failure: Failure | undefined,
): Meanwhile | null {
  if (lastChange !== undefined && lastChange.seq > typed.version) {
    return { text: saved, by: lastChange.by.name, recordedAt: lastChange.recordedAt, version };
  }
  const conflict = failure?.conflict;
  if (conflict === undefined || conflict.version <= typed.version) return null;
  const { current, by, recordedAt } = conflict;
  return { text: String(current ?? ""), by: by.name, recordedAt, version: conflict.version };
}
