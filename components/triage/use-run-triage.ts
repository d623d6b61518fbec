"use client";

import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { isLater } from "#components/ui/sent-value.ts";
import { type Answer, FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";

const RUN_TRIAGE = ["run-triage"];

type RunTriage = {
  runNow: (onFailure?: (failure: Failure) => void) => void;
  /** The same for what goes on from its answer, whether or not who asked is still shown. */
  ask: () => Promise<Answer<TriageRun>>;
  /** True while a run that the person asked for is under way, wherever on the page they did. */
  running: boolean;
  /** What the last run asked for here found; undefined while another one is under way. */
  answered: TriageRun | undefined;
  /** Why the last run asked for here failed, and when it was asked for. */
  failed: { failure: Failure; askedAt: number } | undefined;
};

/** A triage that a person asks for; its verdict is at once wherever the page shows the latest one. */
export function useRunTriage(): RunTriage {
  const queries = useQueryClient();
  const asked = useMutation<TriageRun, FailedCall>({
    mutationKey: RUN_TRIAGE,
    mutationFn: async () => {
      // A refresh under way could answer last, with an older run.
      await queries.cancelQueries({ queryKey: queryKeys.triage });
      return valueOrThrow(await api.runTriage());
    },
    onSuccess: (run) => {
      // The monitor may have run after it, and its run may have been heard of first.
      queries.setQueryData<TriageRun | null>(queryKeys.triage, (kept) =>
        kept != null && isLater(kept.endedAt, run.endedAt) ? kept : run,
      );
      // What else follows from a run. A page that is not live hears of none, not even of its own.
      void queries.invalidateQueries({ queryKey: queryKeys.monitor });
    },
  });
  const running = useIsMutating({ mutationKey: RUN_TRIAGE }) > 0;
  return {
    runNow: (onFailure) => {
      if (running) return;
      asked.mutate(undefined, { onError: ({ failure }) => onFailure?.(failure) });
    },
    ask: async () => {
      try {
        return { ok: true, value: await asked.mutateAsync() };
      } catch (error) {
        if (error instanceof FailedCall) return { ok: false, failure: error.failure };
        throw error;
      }
    },
    running,
    answered: asked.data,
    failed: asked.error === null ? undefined : { failure: asked.error.failure, askedAt: asked.submittedAt },
  };
}
