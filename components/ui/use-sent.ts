"use client";

import { type QueryKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { takeSent } from "#components/ui/sent-value.ts";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type Answer, type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";

/** What was just sent or asked for need not be asked for again: what changes is told. */
const FRESH_MS = 5_000;

type Sent<Value> = {
  key: QueryKey;
  ask: () => Promise<Answer<Value>>;
  /** What the page was sent with; the same object for as long as it is. */
  initial: Value;
  /** Whether what was sent is newer than what the browser kept from an earlier page. */
  isNewer: (sent: Value, kept: Value) => boolean;
  /** For so long, in milliseconds, it is not asked for again by itself. */
  freshForMs?: number;
};

type Known<Value> = {
  value: Value;
  /** Why it could not be refreshed; undefined while it can. */
  failure: Failure | undefined;
  /** When the server last answered, by this machine's clock. */
  answeredAt: Date;
};

/**
 * What the page was sent with, kept as new as the server's from then on. The browser may have kept it from an earlier page, and
 * may be given an earlier page once more on the way back: the newer of both is shown, from the first moment.
 */
export function useSent<Value>({ key, ask, initial, isNewer, freshForMs = FRESH_MS }: Sent<Value>): Known<Value> {
  const queries = useQueryClient();
  const [taken, setTaken] = useState<{ sent: Value }>();
  const take = useEffectEvent((sent: Value) => {
    takeSent(queries, key, sent, isNewer);
    setTaken({ sent });
  });
  // Before the query looks whether it has to ask.
  useEffect(() => take(initial), [initial]);

  const {
    data: kept,
    error,
    dataUpdatedAt,
  } = useQuery<Value, FailedCall>({
    queryKey: key,
    queryFn: async () => valueOrThrow(await ask()),
    initialData: () => initial,
    staleTime: freshForMs,
  });
  // A quick person can change what is known before the page has come to life.
  const isAlive = useIsAlive();
  const data = kept === undefined ? initial : kept;
  const isTaken = taken !== undefined && taken.sent === initial;
  return {
    value: isAlive && (isTaken || !isNewer(initial, data)) ? data : initial,
    failure: error?.failure,
    answeredAt: new Date(dataUpdatedAt),
  };
}
