"use client";

import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { AuditAction, AuditEvent, AuditPage } from "#lib/contracts/audit.ts";

/** The id of the last one that was seen; null for the first page. */
type Cursor = number | null;

export type Audit = {
  /** Newest first. Undefined while the first answer is on its way, or when it failed. */
  readonly events: readonly AuditEvent[] | undefined;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly isLoadingMore: boolean;
  readonly failure: Failure | undefined;
  readonly tryAgain: () => void;
};

/** @param initial the first page of all actions, as the server drew it */
export function useAudit(action: AuditAction | undefined, initial: AuditPage): Audit {
  const query = useInfiniteQuery<AuditPage, FailedCall, InfiniteData<AuditPage, Cursor>, readonly string[], Cursor>({
    queryKey: [...queryKeys.audit, action ?? ""],
    queryFn: async ({ pageParam }) => {
      const search = new URLSearchParams();
      if (action !== undefined) search.set("action", action);
      if (pageParam !== null) search.set("before", String(pageParam));
      return valueOrThrow(await api.listAudit(search));
    },
    initialPageParam: null,
    getNextPageParam: ({ events, more }) => (more ? (events.at(-1)?.id ?? null) : null),
    ...(action === undefined && { initialData: { pages: [initial], pageParams: [null] } }),
  });
  return {
    events: query.data?.pages.flatMap(({ events }) => events),
    hasMore: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    isLoadingMore: query.isFetchingNextPage,
    failure: query.error?.failure,
    tryAgain: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
  };
}
