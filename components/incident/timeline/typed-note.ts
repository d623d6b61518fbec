import type { CommandInput } from "#lib/incident/command.ts";
import type { Instant } from "#lib/text/instant.ts";

/** What stands in the composer. */
export type TypedNote = {
  readonly kind: "note" | "mitigation";
  readonly text: string;
  /** When it happened; null is now. */
  readonly at: Instant | null;
  readonly exported: boolean;
};

export const EMPTY_NOTE: Readonly<Record<TypedNote["kind"], TypedNote>> = {
  note: { kind: "note", text: "", at: null, exported: false },
  mitigation: { kind: "mitigation", text: "", at: null, exported: false },
};

export function commandOf({ kind, text, at, exported }: TypedNote): CommandInput {
  const when = at === null ? {} : { at };
  return kind === "note" ? { type: "add-note", text, exported, ...when } : { type: "record-mitigation", text, ...when };
}

export function readTypedNote(kept: unknown): TypedNote | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { kind, text, at, exported } = kept as Partial<Record<keyof TypedNote, unknown>>;
  if ((kind !== "note" && kind !== "mitigation") || typeof text !== "string") return null;
  return { kind, text, at: typeof at === "string" ? at : null, exported: exported === true };
}
