import { nameOf } from "#components/action-items/use-action-item-list.ts";
import type { ListedActionItem } from "#lib/contracts/action-item-list.ts";

/** An item that was ticked on this page: as it stood in the list, and as it is now. */
export type HeldItem = { readonly before: ListedActionItem; readonly now: ListedActionItem };

/** By name. */
export type HeldItems = ReadonlyMap<string, HeldItem>;

type Order = "due" | "done";

/**
 * The rows to show: those of the list, and in their places those that left it because they were ticked here. Whoever errs finds
 * them where they were.
 */
export function withHeld(
  listed: readonly ListedActionItem[],
  held: HeldItems,
  order: Order,
): readonly ListedActionItem[] {
  const names = new Set(listed.map(nameOf));
  const gone = [...held].filter(([name]) => !names.has(name)).map(([, item]) => item);
  return gone.reduce<readonly ListedActionItem[]>((rows, { before, now }) => {
    const place = rows.findIndex((row) => comesBefore(before, held.get(nameOf(row))?.before ?? row, order));
    return rows.toSpliced(place === -1 ? rows.length : place, 0, now);
  }, listed);
}

function comesBefore(one: ListedActionItem, other: ListedActionItem, order: Order): boolean {
  if (order === "done") {
    const [at, otherAt] = [one.completedAt ?? "", other.completedAt ?? ""];
    return at === otherAt ? isLower(other, one) : at > otherAt;
  }
  // What has no date comes last.
  const [due, otherDue] = [one.due ?? "~", other.due ?? "~"];
  return due === otherDue ? isLower(one, other) : due < otherDue;
}

function isLower(one: ListedActionItem, other: ListedActionItem): boolean {
  return one.incident === other.incident ? one.item < other.item : one.incident < other.incident;
}
