"use client";

import { useRunTriage } from "#components/triage/use-run-triage.ts";
import { isLater } from "#components/ui/sent-value.ts";
import { useSent } from "#components/ui/use-sent.ts";
import type { Failure } from "#lib/client/answer.ts";
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
  const { value, failure, answeredAt } = useSent<TriageRun | null>({
    key: queryKeys.triage,
    ask: api.latestTriage,
    initial: initialRun,
    isNewer: (sent, kept) => isLater(sent?.endedAt, kept?.endedAt),
  });
  const { runNow, running, failed } = useRunTriage();
  const failedSince = failed !== undefined && failed.askedAt > answeredAt.getTime() ? failed.failure : undefined;
  return {
    run: value,
    runNow: () => runNow(),
    running,
    failure: failedSince ?? failure,
    answeredAt,
  };
}
