"use client";

import { useQuery } from "@tanstack/react-query";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { StatusPageView } from "#lib/contracts/status-page.ts";

type StatusPage = {
  /** Null before the page was ever read. */
  view: StatusPageView | null;
  /** Why it could not be refreshed; undefined while it can. */
  failure: Failure | undefined;
};

/** The status page as the server last read it. */
export function useStatusPage(initial: StatusPageView | null): StatusPage {
  const { data, error } = useQuery<StatusPageView | null, FailedCall>({
    queryKey: queryKeys.statusPage,
    queryFn: async () => valueOrThrow(await api.statusPage()),
    initialData: initial,
    // The page has just brought it, and it is asked for again as soon as the page is live.
    refetchOnMount: false,
  });
  const isAlive = useIsAlive();
  return { view: isAlive ? data : initial, failure: error?.failure };
}
