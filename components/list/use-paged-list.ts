"use client";

import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { FIRST_PAGE, FURTHER_PAGE } from "#components/list/page-size.ts";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type Answer, type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";

/** What was just sent need not be asked for again. */
const FRESH_MS = 5_000;

type Cursor = string | null;
type Paged = { nextCursor: Cursor };

type Asking<Page extends Paged, Item> = {
  queryKey: readonly string[];
  /** The filters, as the API takes them. */
  search: string;
  ask: (search: URLSearchParams) => Promise<Answer<Page>>;
  itemsOf: (page: Page) => readonly Item[];
  /** What changed between two pages can put an item on both: by its name it stands there once. */
  nameOf: (item: Item) => string | number;
  /** The page that the server sent, where it has these filters. */
  initial: Page | undefined;
};

export type PagedList<Item> = {
  /** Undefined while the first answer to these filters is on its way, or when it failed. */
  items: readonly Item[] | undefined;
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
 */
export function usePagedList<Page extends Paged, Item>({
  queryKey,
  search,
  ask,
  itemsOf,
  nameOf,
  initial,
}: Asking<Page, Item>): PagedList<Item> {
  const query = useInfiniteQuery<Page, FailedCall, InfiniteData<Page, Cursor>, readonly string[], Cursor>({
    queryKey,
    queryFn: async ({ pageParam }) => valueOrThrow(await ask(pageSearch(search, pageParam))),
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
    items: pages && [...new Map(pages.flatMap(itemsOf).map((item) => [nameOf(item), item])).values()],
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
