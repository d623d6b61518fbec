"use client";

import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { FIRST_PAGE, FURTHER_PAGE } from "#components/incidents/page-size.ts";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { IncidentPage, IncidentSummary } from "#lib/contracts/incident.ts";

/** What was just sent need not be asked for again. */
const FRESH_MS = 5_000;

type Cursor = string | null;
type Pages = InfiniteData<IncidentPage, Cursor>;

export type IncidentList = {
  /** Undefined while the first answer to these filters is on its way, or when it failed. */
  incidents: readonly IncidentSummary[] | undefined;
  /** True while the rows are those of the filters before. */
  isBehind: boolean;
  hasMore: boolean;
  loadMore: () => void;
  isLoadingMore: boolean;
  /** Why the next page could not be loaded. */
  moreFailure: Failure | undefined;
  /** Why the rows could not be refreshed; undefined while they can. */
  failure: Failure | undefined;
  tryAgain: () => void;
  /** When the server last answered, by this machine's clock. */
  answeredAt: Date;
};

/**
 * The list for some filters, kept fresh while it is looked at. A refresh asks for every page that was loaded, from the top,
 * so that no row is lost and none is old.
 * @param search the filters, as the API takes them
 * @param initial the page that the server sent, where it has these filters
 */
export function useIncidentList(search: string, initial: IncidentPage | undefined): IncidentList {
  const query = useInfiniteQuery<IncidentPage, FailedCall, Pages, readonly string[], Cursor>({
    // One page and many under one name would be taken for each other.
    queryKey: [...queryKeys.incidentList(search), "pages"],
    queryFn: async ({ pageParam }) => valueOrThrow(await api.listIncidents(pageSearch(search, pageParam))),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    ...(initial !== undefined && { initialData: { pages: [initial], pageParams: [null] } }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
  const isAlive = useIsAlive();
  const pages = isAlive || initial === undefined ? query.data?.pages : [initial];
  const failure = query.error?.failure;
  return {
    incidents: pages && rowsOf(pages),
    isBehind: query.isPlaceholderData,
    hasMore: pages?.at(-1)?.nextCursor != null && !query.isPlaceholderData,
    loadMore: () => void query.fetchNextPage(),
    isLoadingMore: query.isFetchingNextPage,
    moreFailure: query.isFetchNextPageError ? failure : undefined,
    failure: query.isFetchNextPageError ? undefined : failure,
    tryAgain: () => void query.refetch(),
    answeredAt: new Date(query.dataUpdatedAt),
  };
}

function pageSearch(search: string, cursor: Cursor): URLSearchParams {
  const address = new URLSearchParams(search);
  address.set("limit", String(cursor === null ? FIRST_PAGE : FURTHER_PAGE));
  if (cursor !== null) address.set("cursor", cursor);
  return address;
}

/** A first alert that was corrected between two pages can put an incident on both. */
function rowsOf(pages: readonly IncidentPage[]): IncidentSummary[] {
  const rows = new Map(pages.flatMap(({ incidents }) => incidents).map((incident) => [incident.number, incident]));
  return [...rows.values()];
}
