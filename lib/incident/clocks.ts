import { minutesBetween } from "#lib/incident/duration.ts";
import type { Instant } from "#lib/text/instant.ts";

/** Of a record, or of a row of the list. */
export type Clocked = {
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly respondBy: Instant;
  readonly waitingSince: Instant | null;
  readonly waitedMinutes: number;
};

/**
 * How soon somebody answered. `due` and `overdue` run while nobody has acknowledged it and it is open; the end answers where
 * nobody acknowledged before.
 */
export type ResponseClock =
  /** `lateMinutes` is 0 where it was in time. */
  | { readonly state: "met"; readonly minutes: number; readonly lateMinutes: number }
  | { readonly state: "due"; readonly seconds: number }
  | { readonly state: "overdue"; readonly seconds: number };

/** Whole minutes, which add up: `total` is `ours` and `theirs`. */
export type Clocks = {
  readonly response: ResponseClock;
  /** From the first alert to the end, or to now. */
  readonly total: number;
  /** Those in which it did not wait on Intercom. */
  readonly ours: number;
  /** Those in which it did, the wait that lasts included. */
  readonly theirs: number;
  /** How long the wait that lasts has taken; null where it does not wait. */
  readonly waiting: number | null;
};

/** What every clock shows at a moment. The one place: page, list and dashboard read the same figures from here. */
export function clocksOf(record: Clocked, now: Date): Clocks {
  const { startedAt, endedAt, waitingSince, waitedMinutes } = record;
  const at = now.toISOString();
  const total = elapsed(startedAt, endedAt ?? at);
  const waiting = waitingSince === null ? null : elapsed(waitingSince, at);
  // A clock of a browser that runs behind must not make a part larger than the whole.
  const theirs = Math.min(total, waitedMinutes + (waiting ?? 0));
  return { response: responseClock(record, now), total, ours: total - theirs, theirs, waiting };
}

function responseClock({ startedAt, endedAt, acknowledgedAt, respondBy }: Clocked, now: Date): ResponseClock {
  const answeredAt = acknowledgedAt ?? endedAt;
  if (answeredAt !== null) {
    const isLate = answeredAt > respondBy;
    // Seconds late are late as well.
    const lateMinutes = isLate ? Math.max(1, elapsed(respondBy, answeredAt)) : 0;
    return { state: "met", minutes: elapsed(startedAt, answeredAt), lateMinutes };
  }
  const leftMs = Date.parse(respondBy) - now.getTime();
  return leftMs >= 0
    ? { state: "due", seconds: Math.ceil(leftMs / 1_000) }
    : { state: "overdue", seconds: Math.floor(-leftMs / 1_000) };
}

function elapsed(from: Instant, to: Instant): number {
  return Math.max(0, minutesBetween(from, to));
}
