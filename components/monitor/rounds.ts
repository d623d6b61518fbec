import type { QueryClient } from "@tanstack/react-query";
import { FailedCall } from "#lib/client/answer.ts";
import type { LiveParts, LiveState } from "#lib/client/live.ts";
import { queryKeys } from "#lib/client/query-keys.ts";

const ROUND_MS = 5_000;

/** For the title and the icon of a tab that is out of sight. */
const RESTING_ROUND_MS = 30_000;

/**
 * Asks again by itself, as far as nothing tells when to: everything that is shown while the page is not live; what failed while
 * it is, for no change may come soon; and out of sight what the tab's title tells.
 * @returns what ends it
 */
export function roundsWhile(
  status: LiveState["status"],
  queries: QueryClient,
  clock: Pick<LiveParts["clock"], "after">,
): () => void {
  if (status === "connecting") return () => {};
  let cancel: () => void;
  const wait = () => {
    cancel = clock.after(status === "resting" ? RESTING_ROUND_MS : ROUND_MS, round);
  };
  const round = () => {
    // What is under way goes on: a server in trouble may take longer to answer than from one round to the next.
    void queries.refetchQueries(filterOf(status), { cancelRefetch: false });
    wait();
  };
  if (status === "not-live") round();
  else wait();
  return () => cancel();
}

function filterOf(status: "live" | "not-live" | "resting"): NonNullable<Parameters<QueryClient["refetchQueries"]>[0]> {
  if (status === "resting") return { type: "active", queryKey: queryKeys.monitor };
  if (status === "not-live") return { type: "active" };
  return { type: "active", predicate: ({ state }) => state.status === "error" && mayPass(state.error) };
}

/** What is not there will not come by asking again. */
function mayPass(error: Error | null): boolean {
  return !(error instanceof FailedCall) || error.failure.code !== "not_found";
}
