"use client";

import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { FIRST_PAGE, FURTHER_PAGE } from "#components/incidents/page-size.ts";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { ActionItemPage, ListedActionItem } from "#lib/contracts/action-item-list.ts";

/** What was just sent need not be asked for again. */
const FRESH_MS = 5_000;

type Cursor = string | null;
type Pages = InfiniteData<ActionItemPage, Cursor>;

export type ActionItemList = {
  /** Undefined while the first answer to these filters is on its way, or when it failed. */
  items: readonly ListedActionItem[] | undefined;
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
 * The list for some filters, kept fresh while it is looked at. A refresh asks for every page that was loaded, from the top.
 * @param search the filters, as the API takes them
 * @param initial the page that the server sent, where it has these filters
 */
export function useActionItemList(search: string, initial: ActionItemPage | undefined): ActionItemList {
  const query = useInfiniteQuery<ActionItemPage, FailedCall, Pages, readonly string[], Cursor>({
    queryKey: queryKeys.actionItemList(search),
    queryFn: async ({ pageParam }) => valueOrThrow(await api.listActionItems(pageSearch(search, pageParam))),
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
    items: pages && rowsOf(pages),
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

/** Unique among all incidents. */
export function nameOf({ incident, item }: Pick<ListedActionItem, "incident" | "item">): string {
  return `${incident}.${item}`;
}

function pageSearch(search: string, cursor: Cursor): URLSearchParams {
  const address = new URLSearchParams(search);
  address.set("limit", String(cursor === null ? FIRST_PAGE : FURTHER_PAGE));
  if (cursor !== null) address.set("cursor", cursor);
  return address;
}

/** A date that was changed between two pages can put an item on both. */
function rowsOf(pages: readonly ActionItemPage[]): ListedActionItem[] {
  const rows = new Map(pages.flatMap(({ actionItems }) => actionItems).map((item) => [nameOf(item), item]));
  return [...rows.values()];
}
