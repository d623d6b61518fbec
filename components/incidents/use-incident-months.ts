"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { IncidentMonths } from "#lib/contracts/incident.ts";

const FRESH_MS = 5_000;

/** How many incidents began in each month, under every filter but the dates. Undefined until there is an answer. */
export function useIncidentMonths(search: string, initial: IncidentMonths | undefined): IncidentMonths | undefined {
  const query = useQuery<IncidentMonths, FailedCall>({
    queryKey: queryKeys.incidentMonths(search),
    queryFn: async () => valueOrThrow(await api.incidentMonths(new URLSearchParams(search))),
    ...(initial !== undefined && { initialData: initial }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
  const isAlive = useIsAlive();
  return isAlive ? query.data : (initial ?? query.data);
}
