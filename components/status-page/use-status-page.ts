"use client";

import { isLater } from "#components/ui/sent-value.ts";
import { useSent } from "#components/ui/use-sent.ts";
import type { Failure } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { StatusPageView } from "#lib/contracts/status-page.ts";

type StatusPage = {
  /** Null before the page was ever read. */
  view: StatusPageView | null;
  /** Why it could not be refreshed; undefined while it can. */
  failure: Failure | undefined;
};

/** The status page as the server last read it. */
export function useStatusPage(initial: StatusPageView | null): StatusPage {
  const { value, failure } = useSent<StatusPageView | null>({
    key: queryKeys.statusPage,
    ask: api.statusPage,
    initial,
    isNewer: (sent, kept) => isLater(sent?.seenAt, kept?.seenAt),
  });
  return { view: value, failure };
}
