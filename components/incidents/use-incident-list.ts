"use client";

import { type PagedList, usePagedList } from "#components/list/use-paged-list.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { IncidentPage, IncidentSummary } from "#lib/contracts/incident.ts";

/** Incidents by these filters. */
export function useIncidentList(search: string, initial: IncidentPage | undefined): PagedList<IncidentSummary> {
  return usePagedList<IncidentPage, IncidentSummary>({
    // One page and many under one name would be taken for each other.
    queryKey: [...queryKeys.incidentList(search), "pages"],
    search,
    ask: api.listIncidents,
    itemsOf: ({ incidents }) => incidents,
    nameOf: ({ number }) => number,
    initial,
  });
}
