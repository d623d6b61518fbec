"use client";

import { useQuery } from "@tanstack/react-query";
import { OPEN_SHOWN } from "#components/dashboard/open-shown.ts";
import { apiSearch, OPEN_INCIDENTS } from "#components/incidents/filters.ts";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { IncidentPage } from "#lib/contracts/incident.ts";

type OpenIncidents = {
  page: IncidentPage;
  /** Why they could not be refreshed; undefined while they can. */
  failure: Failure | undefined;
  /** When the server last answered, by this machine's clock. */
  answeredAt: Date;
};

/** The incidents that are open, kept fresh while the page is looked at. */
export function useOpenIncidents(initial: IncidentPage): OpenIncidents {
  const search = apiSearch(OPEN_INCIDENTS);
  search.set("limit", String(OPEN_SHOWN));
  const query = useQuery<IncidentPage, FailedCall>({
    queryKey: queryKeys.incidentList(search.toString()),
    queryFn: async () => valueOrThrow(await api.listIncidents(search)),
    initialData: initial,
  });
  const isAlive = useIsAlive();
  return {
    page: isAlive ? query.data : initial,
    failure: query.error?.failure,
    answeredAt: new Date(query.dataUpdatedAt),
  };
}
