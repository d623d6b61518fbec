import { type Refusal, refuse } from "#lib/incident/refusal.ts";
import { dayOf, type Instant, instant } from "#lib/text/instant.ts";

/** How far a caller's clock may run ahead of ours: what lies within is taken for now. */
const AHEAD_MS = 60_000;

type Bounds = {
  /** Nothing that this event rests on may happen after it. */
  readonly notBefore?: { readonly at: Instant; readonly what: string };
  /** Nothing that rests on this event may happen before it. */
  readonly notAfter?: { readonly at: Instant; readonly what: string };
  /** The field of the command; `at` unless told. */
  readonly field?: string;
};

/**
 * When something happened: what the command says, or now. Checked against what the record already knows.
 * A clock of ours that was set back must not make "now" impossible, so then it is the earliest possible moment.
 */
export function moment(said: Instant | undefined, now: Date, bounds: Bounds = {}): Instant | Refusal {
  const { notBefore, notAfter, field = "at" } = bounds;
  if (said === undefined) {
    const at = instant(now);
    return notBefore !== undefined && at < notBefore.at ? notBefore.at : at;
  }
  const ahead = Date.parse(said) - now.getTime();
  if (ahead > AHEAD_MS) return refuse.invalid(field, "This time is in the future.");
  const at = ahead > 0 ? instant(now) : said;
  if (notBefore !== undefined && at < notBefore.at) {
    return refuse.invalid(field, `This is before ${notBefore.what} (${shown(notBefore.at)}).`);
  }
  if (notAfter !== undefined && at > notAfter.at) {
    return refuse.invalid(field, `This is after ${notAfter.what} (${shown(notAfter.at)}).`);
  }
  return at;
}

/** `2026-11-22 14:05:31 UTC`, with seconds: two times within a minute must not look the same in a refusal. */
function shown(at: Instant): string {
  return `${dayOf(at)} ${at.slice(11, 19)} UTC`;
}
