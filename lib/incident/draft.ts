import type { IncidentEvent } from "#lib/incident/event.ts";
import { newRequestIds } from "#lib/incident/request-ids.ts";
import type { Change, Entry, IncidentState, PlaybookStep } from "#lib/incident/state.ts";
import type { ValueName } from "#lib/incident/value-name.ts";

/**
 * A state under construction, the one thing here that is altered in place: copied for each event, a log would take the
 * square of its length to fold. What has a number is found by it. Request ids follow from the entries, at the end.
 */
export type Draft = Omit<IncidentState, "requestIds" | "actionItems" | "entries" | "steps"> & {
  readonly actionItems: Map<number, IncidentState["actionItems"][number]>;
  readonly entries: Map<number, Entry>;
  readonly steps: Map<string, PlaybookStep>;
};

/** Shares with the state nothing that is altered. */
export function draftOf({ requestIds: _, ...state }: IncidentState): Draft {
  return {
    ...state,
    actionItems: new Map(state.actionItems.map((item) => [item.id, { ...item }])),
    entries: new Map(state.entries.map((entry) => [entry.seq, { ...entry, amendments: [...entry.amendments] }])),
    steps: new Map(state.steps.map((step) => [step.step, { ...step }])),
    duplicates: [...state.duplicates],
    related: [...state.related],
    changes: { ...state.changes },
  };
}

/** The draft is handed over with it: nobody may alter it any more. */
export function stateOf(draft: Draft): IncidentState {
  const entries = [...draft.entries.values()];
  const { actionItems, steps } = draft;
  return {
    ...draft,
    requestIds: requestIdsOf(entries),
    actionItems: [...actionItems.values()],
    steps: [...steps.values()],
    entries,
  };
}

/** Ids go with the entry that brought them and return with it. Where several brought one, it is the first's that stands. */
function requestIdsOf(entries: readonly Entry[]): IncidentState["requestIds"] {
  const brought = entries.flatMap(({ seq, body, retracted }) =>
    body.kind === "request-ids" && retracted === null
      ? body.requestIds.map((requestId) => ({ ...requestId, entry: seq }))
      : [],
  );
  return newRequestIds(brought, new Set());
}

/** @param before the value that the event replaces, in words; null where it replaces none */
export function list(draft: Draft, event: IncidentEvent, before: string | null): void {
  const { seq, happenedAt, recordedAt, by, body } = event;
  const marked = body.kind === "note" && body.exported ? true : null;
  draft.entries.set(seq, {
    seq,
    happenedAt,
    recordedAt,
    by,
    body,
    before,
    marked,
    told: { label: null, text: null },
    retracted: null,
    redacted: null,
    amendments: [],
  });
}

export function noteChange(draft: Draft, event: IncidentEvent, value: ValueName): void {
  draft.changes[value] = changeOf(event);
}

export function changeOf({ seq, by, recordedAt }: IncidentEvent): Change {
  return { seq, by, recordedAt };
}
