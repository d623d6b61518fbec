"use client";

import { useRef } from "react";
import { ActionItemTable } from "#components/action-items/action-item-table.tsx";
import { ExportLinks, exportPath } from "#components/action-items/export-links.tsx";
import { FilterBar } from "#components/action-items/filter-bar.tsx";
import { addressOf, type Filters } from "#components/action-items/filters.ts";
import { withHeld } from "#components/action-items/held-items.ts";
import { NothingHere } from "#components/action-items/nothing-here.tsx";
import { useActionItemList } from "#components/action-items/use-action-item-list.ts";
import { useFilters } from "#components/action-items/use-filters.ts";
import { useTicks } from "#components/action-items/use-ticks.ts";
import { LoadMore } from "#components/list/load-more.tsx";
import { useFirstOfMore } from "#components/list/use-first-of-more.ts";
import type { PagedList } from "#components/list/use-paged-list.ts";
import { usePaletteActions } from "#components/palette/registered-actions.tsx";
import { RefreshNotice } from "#components/shell/refresh-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import { useAnnouncer } from "#components/ui/use-announcer.tsx";
import type { ActionItemPage, ListedActionItem } from "#lib/contracts/action-item-list.ts";

type ActionItemsProps = {
  /** What the server sent, and the filters for which it did, as the API takes them. */
  initial: { search: string; page: ActionItemPage };
  mayTick: boolean;
  /** The name of whoever looks. */
  me: string;
  simulated: boolean;
};

/** What is still to be done after the incidents, by whom and by when. */
export function ActionItems({ initial, mayTick, me, simulated }: ActionItemsProps) {
  const { filters, change } = useFilters();
  const [say, announcements] = useAnnouncer();
  const search = addressOf(filters).toString();
  const list = useActionItemList(search, search === initial.search ? initial.page : undefined);
  const { failure, items } = list;
  usePaletteActions(
    (["csv", "json"] as const).map((ending) => ({
      id: `export-action-items-${ending}`,
      title: `Export these action items as ${ending.toUpperCase()}`,
      group: "page" as const,
      keywords: "download file table",
      run: () => window.location.assign(exportPath(ending, search)),
    })),
  );
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title="Action items" actions={<ExportLinks search={search} />} />
      {failure !== undefined && items !== undefined ? (
        <RefreshNotice failure={failure} answeredAt={list.answeredAt} what="rows" />
      ) : null}
      <FilterBar filters={filters} change={change} simulated={simulated} />
      {/* Other filters are another list: what was ticked in the one before keeps no place in it. */}
      <Rows key={search} list={list} filters={filters} change={change} mayTick={mayTick} me={me} say={say} />
      {announcements}
    </div>
  );
}

type RowsProps = {
  list: PagedList<ListedActionItem>;
  filters: Filters;
  change: (filters: Filters) => void;
  mayTick: boolean;
  me: string;
  say: (text: string) => void;
};

function Rows({ list, filters, change, mayTick, me, say }: RowsProps) {
  const place = useRef<HTMLDivElement>(null);
  const ticks = useTicks(say);
  const { items: listed, failure } = list;
  const items = listed && withHeld(listed, ticks.held, filters.state === "done" ? "done" : "due");
  const awaitMore = useFirstOfMore(place, items?.length ?? 0, list.moreFailure !== undefined);
  return (
    <div
      ref={place}
      aria-busy={list.isBehind}
      className={classNames("flex flex-col gap-4 transition-opacity", list.isBehind && "opacity-60")}
    >
      {items === undefined ? (
        failure === undefined ? (
          <SkeletonGroup label="Loading action items" className="flex flex-col gap-2">
            <Skeleton className="h-9 w-full" />
            <Skeleton className="h-9 w-full" />
            <Skeleton className="h-9 w-full" />
          </SkeletonGroup>
        ) : (
          <Notice
            role="status"
            tone="unknown"
            title="The action items for these filters could not be loaded"
            action={<Button onClick={list.tryAgain}>Try again</Button>}
          >
            {failure.message}
          </Notice>
        )
      ) : items.length === 0 ? (
        <NothingHere filters={filters} me={me} change={change} />
      ) : (
        <>
          <ActionItemTable items={items} ticks={ticks} mayTick={mayTick} old={failure !== undefined} />
          <LoadMore
            shown={items.length}
            of={{ one: "action item", many: "action items" }}
            hasMore={list.hasMore}
            busy={list.isLoadingMore}
            failure={list.moreFailure}
            onMore={() => {
              awaitMore();
              list.loadMore();
            }}
          />
        </>
      )}
    </div>
  );
}
