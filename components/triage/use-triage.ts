"use client";

import { useQuery } from "@tanstack/react-query";
import { useRunTriage } from "#components/triage/use-run-triage.ts";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import { serverNow } from "#lib/client/server-clock.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";

/** How old the figures of an open dashboard may grow. */
const REFRESH_MS = 15_000;

/** After a failed refresh: sooner, so that the page recovers soon after the server does. */
const RECOVER_MS = 5_000;

export type Triage = {
  /** Null before the first run ever. */
  run: TriageRun | null;
  runNow: () => void;
  /** True while a run that the person asked for is under way. */
  running: boolean;
  /** Why the figures could not be refreshed; undefined while they can. */
  failure: Failure | undefined;
  /** When the server last answered, by this machine's clock. */
  answeredAt: Date;
};

/** The latest triage, kept fresh while the page is looked at. */
export function useTriage(initialRun: TriageRun | null, mayRun: boolean): Triage {
  const latest = useQuery<TriageRun | null, FailedCall>({
    queryKey: queryKeys.triage,
    queryFn: () => latestOrFresh(mayRun),
    initialData: initialRun,
    // Before the first run the page that was just sent knows all there is.
    refetchOnMount: initialRun !== null,
    refetchInterval: ({ state }) => (state.status === "error" ? RECOVER_MS : REFRESH_MS),
  });
  const { runNow, running, failed } = useRunTriage();
  const failedSince = failed !== undefined && failed.askedAt > latest.dataUpdatedAt ? failed.failure : undefined;
  const isAlive = useIsAlive();
  return {
    // A quick person can switch the scenario, and so replace the data, before the dashboard has come to life.
    run: isAlive ? latest.data : initialRun,
    runNow: () => runNow(),
    running,
    failure: failedSince ?? latest.error?.failure,
    answeredAt: new Date(latest.dataUpdatedAt),
  };
}

/**
 * Looks first and runs only what nobody else ran just now, so that ten open dashboards ask Intercom no more often than
 * one. The first run ever is left to a person.
 */
async function latestOrFresh(mayRun: boolean): Promise<TriageRun | null> {
  const latest = valueOrThrow(await api.latestTriage());
  const isFresh = latest === null || serverNow() - Date.parse(latest.endedAt) < REFRESH_MS;
  return isFresh || !mayRun ? latest : valueOrThrow(await api.runTriage());
}
