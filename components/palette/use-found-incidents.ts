"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { apiSearch, NO_FILTERS, OPEN_INCIDENTS, searchWords } from "#components/incidents/filters.ts";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { IncidentPage, IncidentSummary } from "#lib/contracts/incident.ts";

const SHOWN = 8;
const PAUSE_MS = 150;

/** An incident found a moment ago may have changed, but is still the one to open. */
const FRESH_MS = 5_000;

type FoundIncidents = {
  incidents: readonly IncidentSummary[];
  /** True while the answer to what is typed now is on its way. */
  searching: boolean;
  failure: Failure | undefined;
};

/**
 * Incidents of which texts have the typed words, or, before anything is typed, those that are open. An answer to what was
 * typed before is never shown: Enter would open the wrong one.
 */
export function useFoundIncidents(typed: string): FoundIncidents {
  const wanted = searchWords(typed);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);

  const search = apiSearch(asked === "" ? OPEN_INCIDENTS : { ...NO_FILTERS, q: asked });
  search.set("limit", String(SHOWN));
  const query = useQuery<IncidentPage, FailedCall>({
    queryKey: queryKeys.incidentList(search.toString()),
    queryFn: async () => valueOrThrow(await api.listIncidents(search)),
    staleTime: FRESH_MS,
  });
  if (asked !== wanted) return { incidents: [], searching: true, failure: undefined };
  return { incidents: query.data?.incidents ?? [], searching: query.isPending, failure: query.error?.failure };
}
