"use client";

import { useRef } from "react";
import { wizardPath } from "#components/incident/paths.ts";
import { FilterBar } from "#components/incidents/filter-bar.tsx";
import { FilterMistakes } from "#components/incidents/filter-mistakes.tsx";
import { apiSearch, isFiltered, NO_FILTERS } from "#components/incidents/filters.ts";
import { IncidentTable } from "#components/incidents/incident-table.tsx";
import { MonthStrip } from "#components/incidents/month-strip.tsx";
import { NoIncidents } from "#components/incidents/no-incidents.tsx";
import { NoMatches } from "#components/incidents/no-matches.tsx";
import { useFilters } from "#components/incidents/use-filters.ts";
import { useIncidentList } from "#components/incidents/use-incident-list.ts";
import { useIncidentMonths } from "#components/incidents/use-incident-months.ts";
import { LoadMore } from "#components/list/load-more.tsx";
import { useFirstOfMore } from "#components/list/use-first-of-more.ts";
import { usePaletteActions } from "#components/palette/registered-actions.tsx";
import { RefreshNotice } from "#components/shell/refresh-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import type { IncidentMonths, IncidentPage } from "#lib/contracts/incident.ts";

type IncidentsProps = {
  /** What the server sent, and the filters for which it did, as the API takes them. */
  initial: { search: string; page: IncidentPage; months: IncidentMonths };
  mayDeclare: boolean;
};

/** The history: what happened, narrowed by the filters of the address bar, kept fresh. */
export function Incidents({ initial, mayDeclare }: IncidentsProps) {
  const { filters, mistakes, change } = useFilters();
  const search = apiSearch(filters).toString();
  const monthsSearch = apiSearch({ ...filters, from: null, to: null }).toString();
  const isInitial = search === initial.search;
  const list = useIncidentList(search, isInitial ? initial.page : undefined);
  const months = useIncidentMonths(monthsSearch, isInitial ? initial.months : undefined);
  const searchField = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);
  usePaletteActions([
    {
      id: "search-list",
      title: "Search this list",
      group: "page",
      shortcut: "search",
      run: () => searchField.current?.focus(),
    },
  ]);

  const { items: incidents, failure } = list;
  const old = failure !== undefined;
  const isNothingYet = incidents?.length === 0 && !isFiltered(filters) && !list.isBehind;

  const awaitMore = useFirstOfMore(place, incidents?.length ?? 0, list.moreFailure !== undefined);
  const loadMore = () => {
    awaitMore();
    list.loadMore();
  };

  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Incidents"
        actions={
          mayDeclare && !isNothingYet ? (
            <LinkButton href={wizardPath("declare")} variant="primary">
              Declare incident
            </LinkButton>
          ) : undefined
        }
      />
      {failure !== undefined && incidents !== undefined ? (
        <RefreshNotice failure={failure} answeredAt={list.answeredAt} what="rows" />
      ) : null}
      <FilterMistakes mistakes={mistakes} />
      {isNothingYet ? (
        <NoIncidents mayDeclare={mayDeclare} />
      ) : (
        <>
          {months === undefined ? null : (
            <MonthStrip
              months={months}
              range={filters}
              old={old}
              onRange={(range) => change({ ...filters, ...range }, "step")}
            />
          )}
          <FilterBar filters={filters} change={change} searchField={searchField} />
          <div
            ref={place}
            aria-busy={list.isBehind}
            className={classNames("flex flex-col gap-4 transition-opacity", list.isBehind && "opacity-60")}
          >
            {incidents === undefined ? (
              failure === undefined ? (
                <SkeletonGroup label="Loading incidents" className="flex flex-col gap-2">
                  <Skeleton className="h-9 w-full" />
                  <Skeleton className="h-9 w-full" />
                  <Skeleton className="h-9 w-full" />
                </SkeletonGroup>
              ) : (
                <Notice
                  role="status"
                  tone="unknown"
                  title="The incidents for these filters could not be loaded"
                  action={<Button onClick={list.tryAgain}>Try again</Button>}
                >
                  {failure.message}
                </Notice>
              )
            ) : incidents.length === 0 ? (
              <NoMatches filters={filters} onClear={() => change(NO_FILTERS, "step")} />
            ) : (
              <>
                <IncidentTable incidents={incidents} old={old} />
                <LoadMore
                  shown={incidents.length}
                  hasMore={list.hasMore}
                  busy={list.isLoadingMore}
                  failure={list.moreFailure}
                  onMore={loadMore}
                />
              </>
            )}
          </div>
        </>
      )}
    </div>
  );
}
