import { z } from "zod";
import { Leaf as LeafName } from "#lib/incident/event.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { SEVERITIES, type Severity } from "#lib/runbook/severity.ts";
import { Instant } from "#lib/text/instant.ts";
import { isSameProblem } from "#lib/triage/same-problem.ts";

/** What is counted from one run of the monitor to the next. Kept with its other state, so that any process can go on. */
export const Watch = z.object({
  /** Bad runs that have not become a suspicion, the oldest first. */
  bad: z.array(z.object({ startedAt: Instant, leaf: LeafName })),
  /** Good runs in a row, up to as many as end a suspicion. */
  good: z.int().min(0),
});
export type Watch = z.infer<typeof Watch>;

export const NOTHING_SEEN: Watch = { bad: [], good: 0 };

/** When trouble is told, and when it is over. */
export type SuspicionSettings = {
  /** Suspected after so many bad runs ... */
  readonly badRuns: number;
  /** ... that began within so many milliseconds. */
  readonly withinMs: number;
  /** Over after so many good runs in a row. */
  readonly goodRuns: number;
};

export type Trouble = { readonly leaf: Leaf; readonly severity: Severity };

/** A run as far as suspicion goes. */
export type WatchedRun = {
  readonly startedAt: Instant;
  /** Null: what it found harms nobody (healthy, or a gap in what we see). */
  readonly trouble: Trouble | null;
};

/** The suspicion that lasts, as far as it matters for the next step. */
export type LastingSuspicion = Trouble & {
  /**
   * What became of it: nobody knows of it yet (null), somebody has dismissed it, it belongs to an open incident, or to one that was
   * resolved although calls go on failing.
   */
  readonly settled: "dismissed" | "incident" | "resolved" | null;
};

/** What one more run means for the suspicion. */
export type WatchStep =
  | { readonly kind: "nothing" }
  /** Trouble is told for the first time; it began at `startedAt`. */
  | { readonly kind: "raise"; readonly startedAt: Instant }
  /** It lasts, and is now what this run found. */
  | { readonly kind: "go-on" }
  | { readonly kind: "end" }
  /** People know of the old one; this is another problem, which began at `startedAt`. */
  | { readonly kind: "replace"; readonly startedAt: Instant };

/**
 * One blip makes no noise, and an API that comes and goes makes one suspicion: a single good run forgets no bad one, and a single
 * bad run begins the count of good ones anew.
 */
export function stepWatch(
  watch: Watch,
  lasting: LastingSuspicion | null,
  run: WatchedRun,
  settings: SuspicionSettings,
): { watch: Watch; step: WatchStep } {
  if (run.trouble === null) return goodRun(watch, lasting, run, settings);
  if (lasting !== null && isKnown(lasting, run.trouble)) return { watch: NOTHING_SEEN, step: { kind: "go-on" } };
  const bad = [...recent(watch, run, settings), { startedAt: run.startedAt, leaf: run.trouble.leaf }];
  const [first] = bad;
  if (first === undefined || bad.length < settings.badRuns)
    return { watch: { bad, good: 0 }, step: { kind: "nothing" } };
  const kind = lasting === null ? "raise" : "replace";
  return { watch: NOTHING_SEEN, step: { kind, startedAt: first.startedAt } };
}

/** Whether the suspicion already speaks of this trouble. What was dismissed as slow search is no word about a total outage. */
function isKnown(lasting: LastingSuspicion, trouble: Trouble): boolean {
  switch (lasting.settled) {
    case null:
      return true;
    case "incident":
      return isSameProblem(lasting.leaf, trouble.leaf);
    case "dismissed":
      return (
        isSameProblem(lasting.leaf, trouble.leaf) &&
        SEVERITIES.indexOf(trouble.severity) >= SEVERITIES.indexOf(lasting.severity)
      );
    case "resolved":
      return false;
    default:
      return lasting.settled satisfies never;
  }
}

function goodRun(watch: Watch, lasting: LastingSuspicion | null, run: WatchedRun, settings: SuspicionSettings) {
  const good = Math.min(watch.good + 1, settings.goodRuns);
  const isOver = lasting !== null && good >= settings.goodRuns;
  const step: WatchStep = { kind: isOver ? "end" : "nothing" };
  return { watch: { bad: isOver ? [] : recent(watch, run, settings), good }, step };
}

/** Whether calls have worked for long enough to say that they work again. */
export function isWellAgain({ good }: Watch, { goodRuns }: SuspicionSettings): boolean {
  return good >= goodRuns;
}

/** In either direction: after the clock was set, a run that seems far away counts no more. */
function recent({ bad }: Watch, { startedAt }: WatchedRun, { withinMs }: SuspicionSettings): Watch["bad"] {
  return bad.filter((earlier) => Math.abs(Date.parse(startedAt) - Date.parse(earlier.startedAt)) <= withinMs);
}
