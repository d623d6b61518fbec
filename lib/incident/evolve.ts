import type { BodyOf, EventBody, IncidentEvent } from "#lib/incident/event.ts";
import type { Change, Entry, IncidentState } from "#lib/incident/state.ts";
import type { ValueName } from "#lib/incident/value-name.ts";

/**
 * The state after one more event. The log is the truth: an event that was recorded is applied, whatever today's rules
 * would say to its command.
 * @throws Error for a log that no sequence of commands can have written
 */
export function evolve(before: IncidentState | null, event: IncidentEvent): IncidentState {
  if (before === null) return begin(event);
  if (event.seq !== before.version + 1) throw new Error(`event ${event.seq} follows event ${before.version}`);
  return { ...apply(before, event), version: event.seq };
}

/** @throws Error for an empty log, or one that no sequence of commands can have written */
export function fold(events: Iterable<IncidentEvent>): IncidentState {
  let state: IncidentState | null = null;
  for (const event of events) state = evolve(state, event);
  if (state === null) throw new Error("an incident has at least the event that declared it");
  return state;
}

function begin(event: IncidentEvent): IncidentState {
  const { body, seq } = event;
  if (body.kind !== "declared" || seq !== 1) throw new Error("a log begins with the event that declared the incident");
  const { drill, leaf, severity, impact, cause, action, commander, nextUpdateAt } = body;
  return {
    version: seq,
    drill,
    leaf,
    severity,
    status: "INVESTIGATING",
    impact,
    cause,
    action,
    commander,
    nextUpdateAt,
    declaredAt: event.happenedAt,
    acknowledgedAt: null,
    affected: { conversations: null, users: null },
    narrative: { summary: "", rootCause: "" },
    requestIds: [],
    actionItems: [],
    entries: [entryOf(event, null)],
    changes: {},
  };
}

function apply(state: IncidentState, event: IncidentEvent): IncidentState {
  const { body, seq, happenedAt } = event;
  switch (body.kind) {
    case "declared":
      throw new Error("an incident is declared once");
    case "first-alert":
    case "triage":
    case "note":
    case "mitigation":
      return { ...state, entries: [...state.entries, entryOf(event, null)] };
    case "acknowledged":
      return { ...listed(state, event, null), acknowledgedAt: happenedAt };
    case "severity":
      return { ...replaced(state, event, "severity", state.severity), severity: body.severity };
    case "leaf":
      return { ...replaced(state, event, "leaf", state.leaf), leaf: body.leaf };
    case "status":
      return { ...replaced(state, event, "status", state.status), status: body.status };
    case "impact":
      return { ...replaced(state, event, "impact", state.impact), impact: body.impact };
    case "cause":
      return { ...replaced(state, event, "cause", state.cause), cause: body.cause };
    case "action":
      return { ...replaced(state, event, "action", state.action), action: body.action };
    case "commander":
      return { ...replaced(state, event, "commander", state.commander), commander: body.commander };
    case "next-update":
      return { ...replaced(state, event, "nextUpdateAt", state.nextUpdateAt), nextUpdateAt: body.nextUpdateAt };
    case "request-ids":
      return {
        ...listed(state, event, null),
        requestIds: [...state.requestIds, ...body.requestIds.map((requestId) => ({ ...requestId, entry: seq }))],
      };
    case "action-item-added":
    case "action-item-edited":
    case "action-item-completed":
    case "action-item-reopened":
    case "action-item-removed":
    case "action-item-restored":
      return withActionItem(state, event, body);
    case "affected":
      return withAffected(state, event, body);
    case "narrative":
      return {
        ...replaced(state, event, `narrative.${body.section}`, null),
        narrative: { ...state.narrative, [body.section]: body.text },
      };
    case "resolved":
      return { ...replaced(state, event, "status", state.status), status: "RESOLVED", nextUpdateAt: null };
    case "reopened":
      return { ...replaced(state, event, "status", state.status), status: "INVESTIGATING" };
    case "entry-amended":
    case "entry-retracted":
    case "entry-restored":
    case "entry-marked":
      return withEntry(state, event, body);
    default:
      return body satisfies never;
  }
}

function entryOf({ seq, happenedAt, recordedAt, by, body }: IncidentEvent, before: string | null): Entry {
  const marked = body.kind === "note" && body.exported;
  return { seq, happenedAt, recordedAt, by, body, before, marked, retracted: null, amendments: [] };
}

function listed(state: IncidentState, event: IncidentEvent, before: string | null): IncidentState {
  return { ...state, entries: [...state.entries, entryOf(event, before)] };
}

function replaced(state: IncidentState, event: IncidentEvent, value: ValueName, before: string | null): IncidentState {
  return { ...listed(state, event, before), changes: { ...state.changes, [value]: changeOf(event) } };
}

function changeOf({ seq, by, recordedAt }: IncidentEvent): Change {
  return { seq, by, recordedAt };
}

type ActionItemBody = Extract<EventBody, { kind: `action-item-${string}` }>;

function withActionItem(state: IncidentState, event: IncidentEvent, body: ActionItemBody): IncidentState {
  if (body.kind === "action-item-added") {
    const { text, owner, due } = body;
    const item = { id: event.seq, text, owner, due, completedAt: null, removedAt: null };
    return { ...listed(state, event, null), actionItems: [...state.actionItems, item] };
  }
  const item = state.actionItems.find(({ id }) => id === body.item);
  if (item === undefined) throw new Error(`there is no action item ${body.item}`);
  const changed = { ...item, ...changeOfItem(body, event) };
  const isTick = body.kind === "action-item-completed" || body.kind === "action-item-reopened";
  return {
    // A tick leaves what a person wrote as it is, so that it makes nobody's edit stale.
    ...(isTick ? listed(state, event, item.text) : replaced(state, event, `actionItems.${body.item}`, item.text)),
    actionItems: state.actionItems.map((other) => (other.id === body.item ? changed : other)),
  };
}

function changeOfItem(
  body: Exclude<ActionItemBody, { kind: "action-item-added" }>,
  { happenedAt }: IncidentEvent,
): Partial<IncidentState["actionItems"][number]> {
  switch (body.kind) {
    case "action-item-edited":
      return { text: body.text, owner: body.owner, due: body.due };
    case "action-item-completed":
      return { completedAt: happenedAt };
    case "action-item-reopened":
      return { completedAt: null };
    case "action-item-removed":
      return { removedAt: happenedAt };
    case "action-item-restored":
      return { removedAt: null };
    default:
      return body satisfies never;
  }
}

function withAffected(state: IncidentState, event: IncidentEvent, body: BodyOf<"affected">): IncidentState {
  const { conversations = state.affected.conversations, users = state.affected.users } = body;
  const change = changeOf(event);
  return {
    ...listed(state, event, null),
    affected: { conversations, users },
    changes: {
      ...state.changes,
      ...(body.conversations !== undefined && { "affected.conversations": change }),
      ...(body.users !== undefined && { "affected.users": change }),
    },
  };
}

type EntryBody = Extract<EventBody, { kind: `entry-${string}` }>;

/** Corrections are shown on the entry that they correct and are no entries themselves. */
function withEntry(state: IncidentState, event: IncidentEvent, body: EntryBody): IncidentState {
  const entry = state.entries.find(({ seq }) => seq === body.entry);
  if (entry === undefined) throw new Error(`there is no entry ${body.entry}`);
  const corrected = correct(entry, event, body);
  return {
    ...state,
    ...(entry.body.kind === "acknowledged" && { acknowledgedAt: corrected.happenedAt }),
    ...(entry.body.kind === "request-ids" && { requestIds: requestIdsAfter(state, corrected) }),
    entries: state.entries.map((other) => (other.seq === entry.seq ? corrected : other)),
    // A mark is a tick: it neither conflicts with a correction nor makes one stale.
    changes:
      body.kind === "entry-marked" ? state.changes : { ...state.changes, [`entries.${entry.seq}`]: changeOf(event) },
  };
}

function correct(entry: Entry, event: IncidentEvent, body: EntryBody): Entry {
  switch (body.kind) {
    case "entry-amended": {
      const was = { ...changeOf(event), happenedAt: entry.happenedAt, text: textOf(entry.body) };
      return {
        ...entry,
        happenedAt: body.at ?? entry.happenedAt,
        body: body.text === undefined ? entry.body : withText(entry.body, body.text),
        amendments: [...entry.amendments, was],
      };
    }
    case "entry-retracted":
      return { ...entry, retracted: { ...changeOf(event), reason: body.text } };
    case "entry-restored":
      return { ...entry, retracted: null };
    case "entry-marked":
      return { ...entry, marked: body.exported };
    default:
      return body satisfies never;
  }
}

/** Ids go with the entry that brought them and return with it, unless another has brought them since. */
function requestIdsAfter(state: IncidentState, entry: Entry): IncidentState["requestIds"] {
  const others = state.requestIds.filter((requestId) => requestId.entry !== entry.seq);
  if (entry.retracted !== null || entry.body.kind !== "request-ids") return others;
  const known = new Set(others.map(({ id }) => id));
  const own = entry.body.requestIds.filter(({ id }) => !known.has(id));
  return [...others, ...own.map((requestId) => ({ ...requestId, entry: entry.seq }))].sort((a, b) => a.entry - b.entry);
}

/** The words of an entry that a person may correct; null where it has none. */
export function textOf(body: EventBody): string | null {
  return hasText(body) ? body.text : null;
}

/** The entries that are told in a person's own words. */
const TOLD = ["first-alert", "triage", "note", "mitigation", "resolved", "reopened"] as const;
type ToldBody = BodyOf<(typeof TOLD)[number]>;

function hasText(body: EventBody): body is ToldBody {
  return TOLD.some((kind) => kind === body.kind);
}

function withText(body: EventBody, text: string): EventBody {
  return hasText(body) ? { ...body, text } : body;
}
