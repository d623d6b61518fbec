import { EventBody, type EventKind } from "#lib/incident/event.ts";

/** The form in which this version writes events. An older form is brought up to it below, when it is read. */
export const EVENT_VERSION = 1;

/**
 * Reads the body of a stored event.
 * @throws Error for one that this version cannot read: a record that is shown with a hole in it would be a lie
 */
export function readBody(kind: string, version: number, payload: unknown): EventBody {
  if (version > EVENT_VERSION) {
    throw new Error(`An event of kind ${kind} was written by a newer Offhook (form ${version}); update this one`);
  }
  return EventBody.parse({ ...(payload as object), kind });
}

/** A body as its two columns hold it. */
export function writeBody({ kind, ...payload }: EventBody): { kind: EventKind; payload: object } {
  return { kind, payload };
}
