import { z } from "zod";

/** Nothing that Offhook records is older; a year with a digit missing is. */
const EARLIEST = Date.parse("2000-01-01T00:00:00Z");
const LATEST = Date.parse("2100-01-01T00:00:00Z");

/**
 * A UTC instant in the one form that is stored and sent: `2026-11-22T14:30:00.000Z`. Taken in with any named offset from
 * UTC; a time without one could be any of 24 hours and is refused. Two instants of this form compare as text.
 */
export const Instant = z.iso
  .datetime({ offset: true, abort: true, error: "Enter a time with its zone, for instance 2026-11-22T14:30:00Z" })
  .refine((text) => Date.parse(text) >= EARLIEST && Date.parse(text) < LATEST, {
    error: "Enter a time between the years 2000 and 2100",
  })
  .overwrite(normalised);
export type Instant = z.infer<typeof Instant>;

export function instant(at: Date): Instant {
  return at.toISOString();
}

/** The day in UTC: `2026-11-22`. */
export function dayOf(at: Instant): string {
  return at.slice(0, 10);
}

/** The time of day in UTC, to the minute and without its zone: `14:30`. */
export function timeOf(at: Instant): string {
  return at.slice(11, 16);
}

/** Both: `2026-11-22 14:30`, in UTC. */
export function dayAndTime(at: Instant): string {
  return `${dayOf(at)} ${timeOf(at)}`;
}

/** A text that is no time at all stays as it is: the check before this one has already refused it. */
function normalised(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}
