import { changeOf, type Draft, draftOf, list, noteChange, stateOf } from "#lib/incident/draft.ts";
import type { BodyOf, IncidentEvent } from "#lib/incident/event.ts";
import { applyToActionItem } from "#lib/incident/evolve-action-item.ts";
import { applyToEntry } from "#lib/incident/evolve-entry.ts";
import type { IncidentState } from "#lib/incident/state.ts";
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

/** The same from a state on, of the events that follow it. */
export function foldOnto(before: IncidentState, events: Iterable<IncidentEvent>): IncidentState {
  let draft = draftOf(before);
  for (const event of events) draft = advance(draft, event);
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

function applyAffected(draft: Draft, event: IncidentEvent, body: BodyOf<"affected">): void {
  const { conversations = draft.affected.conversations, users = draft.affected.users } = body;
  list(draft, event, null);
  draft.affected = { conversations, users };
  if (body.conversations !== undefined) noteChange(draft, event, "affected.conversations");
  if (body.users !== undefined) noteChange(draft, event, "affected.users");
}
