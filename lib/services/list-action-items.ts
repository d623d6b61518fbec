import type { ActionItemPage, ActionItemQuery } from "#lib/contracts/action-item-list.ts";
import { type FoundActionItem, listActionItems as list } from "#lib/db/action-item-list.ts";
import { cursorOf, positionOf } from "#lib/services/action-item-cursor.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { listedOf, narrowActionItems } from "#lib/services/narrow-action-items.ts";

/**
 * A page of the action items of all incidents. Following the cursors meets every one that stays as it is exactly once, whatever
 * is added meanwhile.
 * @throws ServiceError `invalid_cursor`, `unauthenticated`, `forbidden`
 */
export async function listActionItems({
  ctx,
  input,
}: {
  ctx: Context;
  input: ActionItemQuery;
}): Promise<ActionItemPage> {
  const actor = authorize(ctx, "incidents:read");
  const { cursor, limit, ...filters } = input;
  const order = filters.state === "done" ? "done" : "due";
  const after = cursor === undefined ? null : positionOf(cursor, order);
  const narrowing = await narrowActionItems(filters, { actor, now: ctx.now });
  // One more than is shown tells whether there is another page.
  const found = await list(narrowing, { after, most: limit + 1 });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    actionItems: shown.map(listedOf),
    nextCursor: found.length > limit && last !== undefined ? cursorOf(placeOf(last, order)) : null,
  };
}

function placeOf({ incident, item, due, completedAt }: FoundActionItem, order: "due" | "done") {
  return order === "done" && completedAt !== null ? { completedAt, incident, item } : { due, incident, item };
}
