import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { CommandInput } from "#lib/incident/command.ts";
import { textOf } from "#lib/incident/own-words.ts";
import type { Entry } from "#lib/incident/state.ts";
import { isTransition, neighbours } from "#lib/incident/transitions.ts";
import type { Instant } from "#lib/text/instant.ts";

/** What a person makes of an entry. */
export type TypedAmendment = {
  readonly text: string;
  /** Undefined while what stands in the field is no time. */
  readonly at?: Instant | undefined;
  /** The record's version at which the entry was seen. */
  readonly version: number;
};

export function amendmentOf(entry: Entry, version: number): TypedAmendment {
  return { text: textOf(entry.body) ?? "", at: entry.happenedAt, version };
}

/** Whether the entry already is what was made of it: the answer may have been lost. */
export function saysAlready(entry: Entry, { text, at }: TypedAmendment): boolean {
  return text === (textOf(entry.body) ?? "") && at === entry.happenedAt;
}

/** Only what differs; null where nothing does. */
export function commandOf(entry: Entry, { text, at, version }: TypedAmendment): CommandInput | null {
  const before = textOf(entry.body);
  const isNewText = before !== null && text !== before;
  const isNewTime = at !== undefined && at !== entry.happenedAt;
  if (!isNewText && !isNewTime) return null;
  return {
    type: "amend-entry",
    expectedVersion: version,
    entry: entry.seq,
    ...(isNewText && { text }),
    ...(isNewTime && { at }),
  };
}

/** The first moment at which the entry can have happened; undefined where nothing comes before it. */
export function earliestOf(record: Pick<IncidentRecord, "entries" | "startedAt">, entry: Entry): Instant | undefined {
  if (isTransition(entry)) return neighbours(record, entry).before?.happenedAt;
  const isCounted = entry.body.kind === "acknowledged" || entry.body.kind === "mitigation";
  return isCounted ? record.startedAt : undefined;
}

export function readAmendment(kept: unknown): TypedAmendment | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { text, at, version } = kept as Partial<Record<keyof TypedAmendment, unknown>>;
  if (typeof text !== "string" || typeof version !== "number") return null;
  return { text, at: typeof at === "string" ? at : undefined, version };
}
