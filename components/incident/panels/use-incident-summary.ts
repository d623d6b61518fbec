"use client";

import { useQuery } from "@tanstack/react-query";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { IncidentPage, IncidentSummary } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";

/** Another incident in short, kept fresh while it is looked at; undefined until it is known. */
export function useIncidentSummary(number: number): IncidentSummary | undefined {
  const search = new URLSearchParams({ q: incidentName(number), limit: "1" });
  const { data } = useQuery<IncidentPage, FailedCall>({
    queryKey: queryKeys.incidentList(search.toString()),
    queryFn: async () => valueOrThrow(await api.listIncidents(search)),
  });
  return data?.incidents[0];
}
