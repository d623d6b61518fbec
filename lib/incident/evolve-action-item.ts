import type { ActionItemFields } from "#lib/incident/action-item.ts";
import { type Draft, list, noteChange } from "#lib/incident/draft.ts";
import type { BodyOf, EventBody, IncidentEvent } from "#lib/incident/event.ts";
import type { IncidentState } from "#lib/incident/state.ts";

type ActionItemBody = Extract<EventBody, { kind: `action-item-${string}` }>;

export function applyToActionItem(draft: Draft, event: IncidentEvent, body: ActionItemBody): void {
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
