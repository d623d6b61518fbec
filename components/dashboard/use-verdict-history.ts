"use client";

import { HISTORY_HOURS } from "#components/dashboard/history-hours.ts";
import { isLater } from "#components/ui/sent-value.ts";
import { useSent } from "#components/ui/use-sent.ts";
import type { Failure } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { VerdictHistory } from "#lib/contracts/monitor.ts";

type KnownHistory = {
  history: VerdictHistory;
  /** Why it could not be refreshed; undefined while it can. */
  failure: Failure | undefined;
};

/** What the verdicts of the last day were. */
export function useVerdictHistory(initial: VerdictHistory): KnownHistory {
  const { value, failure } = useSent<VerdictHistory>({
    key: queryKeys.verdicts,
    ask: () => api.verdicts(HISTORY_HOURS),
    initial,
    isNewer: (sent, kept) => isLater(sent.to, kept.to),
  });
  return { history: value, failure };
}
