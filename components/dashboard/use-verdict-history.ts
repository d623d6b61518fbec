"use client";

import { useQuery } from "@tanstack/react-query";
import { HISTORY_HOURS } from "#components/dashboard/history-hours.ts";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { VerdictHistory } from "#lib/contracts/monitor.ts";

const FRESH_MS = 5_000;

type KnownHistory = {
  history: VerdictHistory;
  /** Why it could not be refreshed; undefined while it can. */
  failure: Failure | undefined;
};

/** What the verdicts of the last day were. */
export function useVerdictHistory(initial: VerdictHistory): KnownHistory {
  const { data, error } = useQuery<VerdictHistory, FailedCall>({
    queryKey: queryKeys.verdicts,
    queryFn: async () => valueOrThrow(await api.verdicts(HISTORY_HOURS)),
    initialData: initial,
    // The page has just brought it; what changes is told.
    staleTime: FRESH_MS,
  });
  const isAlive = useIsAlive();
  return { history: isAlive ? data : initial, failure: error?.failure };
}
