import type { ActionItemPosition } from "#lib/db/action-item-list.ts";
import { ServiceError } from "#lib/services/service-error.ts";

const LATEST_MS = 8.64e15;
const HIGHEST_NUMBER = 2 ** 31 - 1;
const NO_DATE = "-";

/** Where the next page begins, in a form that nobody is tempted to take apart. */
export function cursorOf(position: ActionItemPosition): string {
  const moment =
    "completedAt" in position ? `done.${position.completedAt.getTime()}` : `due.${position.due ?? NO_DATE}`;
  return Buffer.from(`${moment}.${position.incident}.${position.item}`).toString("base64url");
}

/**
 * The place that a cursor names, in a list by due date or in one of what is done. It gives nothing away, so all that matters is
 * that it is one.
 * @throws ServiceError `invalid_cursor`
 */
export function positionOf(cursor: string, order: "due" | "done"): ActionItemPosition {
  const text = Buffer.from(cursor, "base64url").toString();
  const [, kind, moment = "", ...numbers] = /^(due|done)\.([\d-]{1,16})\.(\d{1,10})\.(\d{1,10})$/.exec(text) ?? [];
  const [incident = Number.NaN, item = Number.NaN] = numbers.map(Number);
  const isPlace = kind === order && incident <= HIGHEST_NUMBER && item <= HIGHEST_NUMBER;
  const position = isPlace ? placeAt(order, moment, { incident, item }) : null;
  if (position !== null && cursorOf(position) === cursor) return position;
  throw new ServiceError("invalid_cursor", "This is no place in the list. Begin again without a cursor.", {
    field: "cursor",
  });
}

function placeAt(
  order: "due" | "done",
  moment: string,
  place: { incident: number; item: number },
): ActionItemPosition | null {
  if (order === "due") {
    if (moment === NO_DATE) return { due: null, ...place };
    return isDay(moment) ? { due: moment, ...place } : null;
  }
  // Nothing was done before 1970, and to PostgreSQL time has a beginning.
  const isTime = /^\d+$/.test(moment) && Number(moment) <= LATEST_MS;
  return isTime ? { completedAt: new Date(Number(moment)), ...place } : null;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "0001") return false;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
