import type { Command } from "#lib/incident/command.ts";
import type { Decision } from "#lib/incident/decision.ts";
import type { EventBody } from "#lib/incident/event.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import { refuse } from "#lib/incident/refusal.ts";
import { conflictOver } from "#lib/incident/replace.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { instant } from "#lib/text/instant.ts";

type ActionItemCommand = Extract<Command, { type: `${string}-action-item` }>;

/** What a command does to the list of action items. Ticks never conflict. */
export function decideActionItem(state: IncidentState, command: ActionItemCommand, now: Date): Decision {
  const record = (body: EventBody): Decision => ({ events: [{ happenedAt: instant(now), body }] });
  if (command.type === "add-action-item") {
    if (state.actionItems.length >= LIMITS.actionItems) {
      return refuse.notNow(`An incident keeps at most ${LIMITS.actionItems} action items.`);
    }
    const { text, owner, due, kind: category, link } = command;
    return record({ kind: "action-item-added", text, owner, due, category, link });
  }
  const { item: id } = command;
  const item = state.actionItems.find((candidate) => candidate.id === id);
  if (item === undefined) return refuse.invalid("item", `There is no action item ${id}.`);
  const isRemoved = item.removedAt !== null;
  const isDone = item.completedAt !== null;
  if (command.type === "restore-action-item") {
    return isRemoved ? record({ kind: "action-item-restored", item: id }) : { events: [] };
  }
  if (command.type === "remove-action-item") {
    if (isRemoved) return { events: [] };
    return (
      conflictOver(state, command.expectedVersion, `actionItems.${id}`, item.text) ??
      record({ kind: "action-item-removed", item: id })
    );
  }
  if (isRemoved) return refuse.notNow("This action item was removed. Put it back first.");
  switch (command.type) {
    case "edit-action-item": {
      const { text, owner, due, kind: category = item.kind, link = item.link } = command;
      const isSame =
        text === item.text && owner === item.owner && due === item.due && category === item.kind && link === item.link;
      if (isSame) return { events: [] };
      return (
        conflictOver(state, command.expectedVersion, `actionItems.${id}`, item.text) ??
        record({ kind: "action-item-edited", item: id, text, owner, due, category, link })
      );
    }
    case "complete-action-item":
      return isDone ? { events: [] } : record({ kind: "action-item-completed", item: id });
    case "reopen-action-item":
      return isDone ? record({ kind: "action-item-reopened", item: id }) : { events: [] };
    default:
      return command satisfies never;
  }
}
