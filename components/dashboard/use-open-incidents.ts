"use client";

import { OPEN_SHOWN } from "#components/dashboard/open-shown.ts";
import { apiSearch, OPEN_INCIDENTS } from "#components/incidents/filters.ts";
import { wasTaken } from "#components/ui/sent-value.ts";
import { useSent } from "#components/ui/use-sent.ts";
import type { Failure } from "#lib/client/answer.ts";
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
  const { value, ...rest } = useSent<IncidentPage>({
    key: queryKeys.incidentList(search.toString()),
    ask: () => api.listIncidents(search),
    initial,
    // A list does not tell of when it is: so it is asked for in any case.
    isNewer: (sent) => !wasTaken(sent),
    freshForMs: 0,
  });
  return { page: value, ...rest };
}
