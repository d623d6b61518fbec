import type { Query, QueryClient } from "@tanstack/react-query";
import type { KnownMonitor } from "#components/monitor/known-monitor.ts";
import { FailedCall, isSignedOut } from "#lib/client/answer.ts";
import type { LiveParts, LiveState } from "#lib/client/live.ts";
import { queryKeys } from "#lib/client/query-keys.ts";

const ROUND_MS = 5_000;
/** What fails is asked for ever more rarely, down to this. */
const LAST_ROUND_MS = 30_000;
/** The first round of many pages that lost the same server. */
const FIRST_SPREAD_MS = 2_000;
/** What is much work for the server, or changes slowly. */
const HEAVY_ROUND_MS = 60_000;
const HEAVY: readonly string[] = [queryKeys.samples, queryKeys.verdicts, queryKeys.allIncidentMonths].map(
  ([name]) => name,
);

/** For the title and the icon of a tab that is out of sight. */
const LEAST_RESTING_ROUND_MS = 10_000;
const RESTING_ROUND_MS = 30_000;

/**
 * Asks again by itself, as far as nothing tells when to: everything that is shown while the page is not live; what failed while
 * it is, for no change may come soon; and out of sight what the tab's title tells. Where nobody is signed in any more, one
 * question is enough to find out when somebody is again.
 * @returns what ends it
 */
export function roundsWhile(
  status: LiveState["status"],
  queries: QueryClient,
  { clock, random }: Pick<LiveParts, "clock" | "random">,
): () => void {
  if (status === "connecting") return () => {};
  let cancel = () => {};
  let isOver = false;
  let failures = 0;
  let heavyAt = clock.now();

  // What is under way goes on: a server in trouble may take longer to answer than from one round to the next.
  const ask = (isAsked: (query: Query) => boolean) =>
    queries.refetchQueries({ type: "active", predicate: isAsked }, { cancelRefetch: false });
  const isAskedNow = () => {
    if (status === "resting") return isOfMonitor;
    if (status === "live") return hasFailed;
    if (Math.abs(clock.now() - heavyAt) < HEAVY_ROUND_MS) return isLight;
    heavyAt = clock.now();
    return () => true;
  };
  const isFailing = () => {
    const asked = status === "live" ? () => true : isOfMonitor;
    return queries.getQueryCache().findAll({ type: "active", predicate: hasFailed }).some(asked);
  };
  const round = async () => {
    if (isSignedOutOf(queries)) await ask(isOfMonitor);
    if (!isSignedOutOf(queries)) await ask(isAskedNow());
    if (isOver) return;
    failures = isFailing() ? failures + 1 : 0;
    // Only now, and not before the answer: browsers slow down, in a tab out of sight, timers that are set by timers.
    waitFor(usualMs() * 2 ** failures);
  };
  const usualMs = () => (status === "resting" ? restingRoundMs(queries) : ROUND_MS);
  const waitFor = (ms: number) => {
    const most = Math.max(LAST_ROUND_MS, usualMs());
    cancel = clock.after(Math.min(ms, most) * (0.7 + 0.6 * random()), () => void round());
  };
  if (status === "not-live") cancel = clock.after(FIRST_SPREAD_MS * random(), () => void round());
  else waitFor(usualMs());
  return () => {
    isOver = true;
    cancel();
  };
}

function isOfMonitor({ queryKey }: Query): boolean {
  return queryKey[0] === queryKeys.monitor[0];
}

function isLight({ queryKey }: Query): boolean {
  return !HEAVY.some((name) => name === queryKey[0]);
}

/** What is not there will not come by asking again. */
function hasFailed({ state: { status, error } }: Query): boolean {
  return status === "error" && !(error instanceof FailedCall && error.failure.code === "not_found");
}

function isSignedOutOf(queries: QueryClient): boolean {
  const error = queries.getQueryState(queryKeys.monitor)?.error;
  return error instanceof FailedCall && isSignedOut(error.failure);
}

/** As often as there is something new. */
function restingRoundMs(queries: QueryClient): number {
  const interval = queries.getQueryData<KnownMonitor>(queryKeys.monitor)?.view.monitoring.intervalMs;
  return Math.max(LEAST_RESTING_ROUND_MS, interval ?? RESTING_ROUND_MS);
}
