"use client";

import { type PagedList, usePagedList } from "#components/list/use-paged-list.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { ActionItemPage, ListedActionItem } from "#lib/contracts/action-item-list.ts";

/** Action items by these filters. */
export function useActionItemList(search: string, initial: ActionItemPage | undefined): PagedList<ListedActionItem> {
  return usePagedList<ActionItemPage, ListedActionItem>({
    queryKey: queryKeys.actionItemList(search),
    search,
    ask: api.listActionItems,
    itemsOf: ({ actionItems }) => actionItems,
    nameOf,
    initial,
  });
}

/** Unique among all incidents. */
export function nameOf({ incident, item }: Pick<ListedActionItem, "incident" | "item">): string {
  return `${incident}.${item}`;
}
