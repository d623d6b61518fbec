import type { ListPosition } from "#lib/db/incident-list.ts";
import { ServiceError } from "#lib/services/service-error.ts";

const LATEST_MS = 8.64e15;
const HIGHEST_NUMBER = 2 ** 31 - 1;

/** Where the next page begins, in a form that nobody is tempted to take apart. */
export function cursorOf({ startedAt, number }: ListPosition): string {
  return Buffer.from(`${startedAt.getTime()}.${number}`).toString("base64url");
}

/**
 * The place that a cursor names. It gives nothing away, so all that matters is that it is one.
 * @throws ServiceError `invalid_cursor`
 */
export function positionOf(cursor: string): ListPosition {
  const [, time, number] = /^(\d{1,16})\.(\d{1,10})$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  const position = { startedAt: new Date(Number(time)), number: Number(number) };
  const exists = Number(time) <= LATEST_MS && position.number <= HIGHEST_NUMBER;
  if (exists && cursorOf(position) === cursor) return position;
  throw new ServiceError("invalid_cursor", "This is no place in the list. Begin again without a cursor.", {
    field: "cursor",
  });
}
