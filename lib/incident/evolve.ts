import type { ActionItemFields } from "#lib/incident/action-item.ts";
import { changeOf, type Draft, draftOf, list, noteChange, stateOf } from "#lib/incident/draft.ts";
import type { BodyOf, EventBody, IncidentEvent } from "#lib/incident/event.ts";
import type { Entry, IncidentState } from "#lib/incident/state.ts";
import type { ValueName } from "#lib/incident/value-name.ts";

/**
 * The state after one more event. The log is the truth: an event that was recorded is applied, whatever today's rules
 * would say to its command.
 * @throws Error for a log that no sequence of commands can have written
 */
export function evolve(before: IncidentState | null, event: IncidentEvent): IncidentState {
  return stateOf(advance(before === null ? null : draftOf(before), event));
}

/**
 * The state after all of them, in a time that grows as the log does.
 * @throws Error for an empty log, or one that no sequence of commands can have written
 */
export function fold(events: Iterable<IncidentEvent>): IncidentState {
  let draft: Draft | null = null;
  for (const event of events) draft = advance(draft, event);
  if (draft === null) throw new Error("an incident has at least the event that declared it");
  return stateOf(draft);
}

function advance(draft: Draft | null, event: IncidentEvent): Draft {
  if (draft === null) return begin(event);
  if (event.seq !== draft.version + 1) throw new Error(`event ${event.seq} follows event ${draft.version}`);
  apply(draft, event);
  draft.version = event.seq;
  return draft;
}

function begin(event: IncidentEvent): Draft {
  const { body, seq } = event;
  if (body.kind !== "declared" || seq !== 1) throw new Error("a log begins with the event that declared the incident");
  const { drill, leaf, severity, impact, cause, action, commander, nextUpdateAt } = body;
  const draft: Draft = {
    version: seq,
    drill,
    leaf,
    severity,
    status: "INVESTIGATING",
    impact,
    cause,
    action,
    commander,
    communications: null,
    scribe: null,
    nextUpdateAt,
    declaredAt: event.happenedAt,
    acknowledgedAt: null,
    waitingSince: null,
    affected: { conversations: null, users: null },
    actionItems: new Map(),
    steps: new Map(),
    duplicateOf: null,
    duplicates: [],
    related: [],
    entries: new Map(),
    changes: {},
  };
  list(draft, event, null);
  return draft;
}

function apply(draft: Draft, event: IncidentEvent): void {
  const { body } = event;
  switch (body.kind) {
    case "declared":
      throw new Error("an incident is declared once");
    case "first-alert":
    case "triage":
    case "note":
    case "mitigation":
    case "request-ids":
    case "log":
    case "message":
    case "update-due":
    case "narrative":
      list(draft, event, null);
      break;
    case "acknowledged":
      draft.acknowledgedAt = event.happenedAt;
      list(draft, event, null);
      break;
    case "severity":
      replace(draft, event, "severity", draft.severity);
      draft.severity = body.severity;
      break;
    case "leaf":
      replace(draft, event, "leaf", draft.leaf);
      draft.leaf = body.leaf;
      break;
    case "status":
      replace(draft, event, "status", draft.status);
      draft.status = body.status;
      break;
    case "impact":
      replace(draft, event, "impact", draft.impact);
      draft.impact = body.impact;
      break;
    case "cause":
      replace(draft, event, "cause", draft.cause);
      draft.cause = body.cause;
      break;
    case "action":
      replace(draft, event, "action", draft.action);
      draft.action = body.action;
      break;
    case "commander":
      replace(draft, event, "commander", draft.commander);
      draft.commander = body.commander;
      break;
    case "communications":
      replace(draft, event, "communications", draft.communications);
      draft.communications = body.communications;
      break;
    case "scribe":
      replace(draft, event, "scribe", draft.scribe);
      draft.scribe = body.scribe;
      break;
    case "next-update":
      replace(draft, event, "nextUpdateAt", draft.nextUpdateAt);
      draft.nextUpdateAt = body.nextUpdateAt;
      break;
    case "waiting":
      draft.waitingSince = event.happenedAt;
      list(draft, event, null);
      break;
    case "waiting-ended":
      draft.waitingSince = null;
      list(draft, event, null);
      break;
    case "step-done":
    case "step-undone":
    case "step-checked":
      applyToStep(draft, event, body);
      break;
    case "duplicate-of":
      draft.duplicateOf = body.incident;
      list(draft, event, null);
      break;
    case "duplicated-by":
      draft.duplicates = withOrWithout(draft.duplicates, body);
      list(draft, event, null);
      break;
    case "related":
      draft.related = withOrWithout(draft.related, body);
      list(draft, event, null);
      break;
    case "action-item-added":
    case "action-item-edited":
    case "action-item-completed":
    case "action-item-reopened":
    case "action-item-removed":
    case "action-item-restored":
      applyToActionItem(draft, event, body);
      break;
    case "affected":
      applyAffected(draft, event, body);
      break;
    case "resolved":
      replace(draft, event, "status", draft.status);
      draft.status = "RESOLVED";
      // Whoever saw a next update promised did not see that it is off.
      if (draft.nextUpdateAt !== null) noteChange(draft, event, "nextUpdateAt");
      draft.nextUpdateAt = null;
      draft.waitingSince = null;
      break;
    case "reopened":
      replace(draft, event, "status", draft.status);
      draft.status = "INVESTIGATING";
      break;
    case "entry-amended":
    case "entry-retracted":
    case "entry-restored":
    case "entry-redacted":
    case "entry-marked":
    case "entry-worded":
      applyToEntry(draft, event, body);
      break;
    default:
      body satisfies never;
  }
}

function replace(draft: Draft, event: IncidentEvent, value: ValueName, before: string | null): void {
  list(draft, event, before);
  noteChange(draft, event, value);
}

function applyToStep(
  draft: Draft,
  event: IncidentEvent,
  body: BodyOf<"step-done" | "step-undone" | "step-checked">,
): void {
  const known = draft.steps.get(body.step) ?? { step: body.step, done: null, checked: null };
  const change = { ...changeOf(event), happenedAt: event.happenedAt };
  if (body.kind === "step-checked") {
    draft.steps.set(body.step, { ...known, checked: { ...change, state: body.state, text: body.text } });
  } else {
    draft.steps.set(body.step, { ...known, done: body.kind === "step-done" ? change : null });
  }
  list(draft, event, null);
}

function withOrWithout(
  incidents: readonly number[],
  { incident, is }: { readonly incident: number; readonly is: boolean },
): number[] {
  const others = incidents.filter((other) => other !== incident);
  return is ? [...others, incident] : others;
}

type ActionItemBody = Extract<EventBody, { kind: `action-item-${string}` }>;

function applyToActionItem(draft: Draft, event: IncidentEvent, body: ActionItemBody): void {
  if (body.kind === "action-item-added") {
    draft.actionItems.set(event.seq, { id: event.seq, ...fieldsOf(body), completedAt: null, removedAt: null });
    list(draft, event, null);
    return;
  }
  const item = draft.actionItems.get(body.item);
  if (item === undefined) throw new Error(`there is no action item ${body.item}`);
  list(draft, event, item.text);
  Object.assign(item, changeOfItem(body, event));
  // A tick leaves what a person wrote as it is, so that it makes nobody's edit stale.
  const isTick = body.kind === "action-item-completed" || body.kind === "action-item-reopened";
  if (!isTick) noteChange(draft, event, `actionItems.${body.item}`);
}

function changeOfItem(
  body: Exclude<ActionItemBody, { kind: "action-item-added" }>,
  { happenedAt }: IncidentEvent,
): Partial<IncidentState["actionItems"][number]> {
  switch (body.kind) {
    case "action-item-edited":
      return fieldsOf(body);
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

function fieldsOf({
  text,
  owner,
  due,
  category,
  link,
}: BodyOf<"action-item-added" | "action-item-edited">): ActionItemFields {
  return { text, owner, due, kind: category, link };
}

function applyAffected(draft: Draft, event: IncidentEvent, body: BodyOf<"affected">): void {
  const { conversations = draft.affected.conversations, users = draft.affected.users } = body;
  list(draft, event, null);
  draft.affected = { conversations, users };
  if (body.conversations !== undefined) noteChange(draft, event, "affected.conversations");
  if (body.users !== undefined) noteChange(draft, event, "affected.users");
}

type EntryBody = Extract<EventBody, { kind: `entry-${string}` }>;

/** Corrections are shown on the entry that they correct and are no entries themselves. */
function applyToEntry(draft: Draft, event: IncidentEvent, body: EntryBody): void {
  const entry = draft.entries.get(body.entry);
  if (entry === undefined) throw new Error(`there is no entry ${body.entry}`);
  switch (body.kind) {
    case "entry-amended":
      noteChange(draft, event, `entries.${entry.seq}`);
      entry.amendments.push({ ...changeOf(event), happenedAt: entry.happenedAt, text: textOf(entry.body) });
      entry.happenedAt = body.at ?? entry.happenedAt;
      if (body.text !== undefined) entry.body = withText(entry.body, body.text);
      applyNewTime(draft, entry);
      break;
    case "entry-retracted":
      noteChange(draft, event, `entries.${entry.seq}`);
      entry.retracted = { ...changeOf(event), reason: body.text };
      break;
    case "entry-restored":
      noteChange(draft, event, `entries.${entry.seq}`);
      entry.retracted = null;
      break;
    case "entry-redacted":
      noteChange(draft, event, `entries.${entry.seq}`);
      entry.redacted = { ...changeOf(event), reason: body.text };
      break;
    case "entry-marked":
      // A tick: it neither conflicts with a correction nor makes one stale.
      entry.marked = body.exported;
      break;
    case "entry-worded":
      noteChange(draft, event, `told.${entry.seq}`);
      entry.told = { label: body.label, text: body.text };
      break;
    default:
      body satisfies never;
  }
}

/** What the state knows the time of goes along with its entry. */
function applyNewTime(draft: Draft, { seq, body, happenedAt }: Entry): void {
  if (body.kind === "acknowledged") draft.acknowledgedAt = happenedAt;
  const isWaitThatLasts = body.kind === "waiting" && draft.waitingSince !== null && lastOf(draft, "waiting") === seq;
  if (isWaitThatLasts) draft.waitingSince = happenedAt;
  if (body.kind !== "step-done") return;
  const step = draft.steps.get(body.step);
  if (step?.done?.seq === seq) draft.steps.set(body.step, { ...step, done: { ...step.done, happenedAt } });
}

function lastOf({ entries }: Draft, kind: EventBody["kind"]): number | undefined {
  return [...entries.values()].findLast(({ body }) => body.kind === kind)?.seq;
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
