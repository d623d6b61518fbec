import type { RateLimit, Verdict } from "#lib/contracts/triage.ts";
import type { OptionalQuestion } from "#lib/triage/optional-question.ts";
import { OPTIONAL_QUESTIONS } from "#lib/triage/optional-question.ts";

/** Below this share of the rate-limit window, what is left belongs to the product and not to us. */
const NEARLY_DRY = 0.1;

/** So many times longer is the interval then. At the usual settings a refusal for our rate makes it that of a healthy run. */
const WHEN_NEARLY_DRY = 2;
const WHEN_LIMITED = 3;

/** A run begins this early in its interval at the least and at the most, so that replicas of many companies do not ask in step. */
const JITTER = { from: 0.75, to: 0.95 };

/** However long a run took, the next one leaves this share of the interval for others. */
const LEAST_PAUSE = 0.1;

export type PaceSettings = {
  /** Milliseconds from one run to the next while healthy, and while not. */
  readonly intervalMs: number;
  readonly fastIntervalMs: number;
};

/** What of a run says how soon to look again. */
export type PacedRun = {
  readonly side: Verdict["side"];
  /** Whether one of the calls is in trouble. */
  readonly isTroubled: boolean;
  /** Whether Intercom refused for our rate. */
  readonly isLimited: boolean;
  readonly rateLimit: RateLimit | null;
  readonly durationMs: number;
};

/** When the next run comes, and what it asks. */
export type Pace = {
  readonly intervalMs: number;
  /** Milliseconds from the end of this run to the next one. */
  readonly delayMs: number;
  /** Older than this, in milliseconds, a figure no longer tells how things are: two intervals. */
  readonly freshForMs: number;
  /** The optional questions of the next run; what is in trouble is asked in full anyway. */
  readonly first: readonly OptionalQuestion[];
  /** Why the interval is longer than it would be; null where it is not. */
  readonly slowedBy: string | null;
};

/**
 * While all is well a run costs Intercom two calls, `/me` and in turn one of the two others, and none comes sooner than three
 * quarters of the interval: at the usual 30 s that is less than 6 calls a minute.
 * @param turn counts the runs
 * @param random from 0 to 1
 */
export function paceAfter(
  run: PacedRun,
  { intervalMs, fastIntervalMs }: PaceSettings,
  turn: number,
  random: number,
): Pace {
  const usual = run.side === "healthy" ? intervalMs : fastIntervalMs;
  const slowedBy = slowedByRate(run);
  const interval = slowedBy === null ? usual : usual * (run.isLimited ? WHEN_LIMITED : WHEN_NEARLY_DRY);
  const jittered = interval * (JITTER.from + (JITTER.to - JITTER.from) * random);
  return {
    intervalMs: interval,
    delayMs: Math.round(Math.max(jittered - run.durationMs, interval * LEAST_PAUSE)),
    freshForMs: Math.round(2 * Math.max(interval, run.durationMs)),
    first: slowedBy === null ? nextQuestions(run, turn) : [],
    slowedBy,
  };
}

function nextQuestions({ isTroubled }: PacedRun, turn: number): readonly OptionalQuestion[] {
  if (isTroubled) return OPTIONAL_QUESTIONS;
  // The first run of all has asked for conversations.
  return [turn % 2 === 0 ? "contactsSearch" : "conversations"];
}

function slowedByRate({ isLimited, rateLimit }: PacedRun): string | null {
  if (isLimited) return "Intercom limits our rate, so Offhook asks less often and for little.";
  if (rateLimit === null) return null;
  const { limit, remaining } = rateLimit;
  if (limit === null || remaining === null || remaining >= limit * NEARLY_DRY) return null;
  return `Our rate-limit window is nearly used up (${remaining} of ${limit} left), so Offhook asks less often and for little.`;
}
