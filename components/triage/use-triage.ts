"use client";

import { useQuery } from "@tanstack/react-query";
import { useRunTriage } from "#components/triage/use-run-triage.ts";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";

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

/** The latest triage, whoever ran it, and the way to run one now. */
export function useTriage(initialRun: TriageRun | null): Triage {
  const latest = useQuery<TriageRun | null, FailedCall>({
    queryKey: queryKeys.triage,
    queryFn: async () => valueOrThrow(await api.latestTriage()),
    initialData: initialRun,
    // Before the first run the page that was just sent knows all there is.
    refetchOnMount: initialRun !== null,
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
