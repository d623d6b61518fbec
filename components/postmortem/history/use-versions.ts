"use client";

import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { PostmortemVersion, PostmortemVersionPage } from "#lib/contracts/postmortem.ts";

type Cursor = number | null;

export type Versions = {
  /** Newest first. Undefined while the first answer is on its way, or when it failed. */
  readonly versions: readonly PostmortemVersion[] | undefined;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly isLoadingMore: boolean;
  /** Why some could not be loaded; undefined while they can. */
  readonly failure: Failure | undefined;
  readonly tryAgain: () => void;
};

/** The versions of a postmortem, as far as somebody asked for them; new ones appear by themselves. */
export function useVersions(number: number): Versions {
  const query = useInfiniteQuery<
    PostmortemVersionPage,
    FailedCall,
    InfiniteData<PostmortemVersionPage, Cursor>,
    readonly (string | number)[],
    Cursor
  >({
    queryKey: [...queryKeys.postmortemVersions(number), "pages"],
    queryFn: async ({ pageParam }) => valueOrThrow(await api.listPostmortemVersions(number, pageParam ?? undefined)),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  });
  return {
    versions: query.data?.pages.flatMap(({ versions }) => versions),
    hasMore: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    isLoadingMore: query.isFetchingNextPage,
    failure: query.error?.failure,
    tryAgain: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
  };
}
