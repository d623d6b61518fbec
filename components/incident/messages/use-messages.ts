"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { SlackDeliveries } from "#lib/contracts/slack-delivery.ts";

export type Messages = {
  /** Undefined until they are known. */
  readonly messages: SlackDeliveries | undefined;
  /** Why they could not be asked for; undefined while they can. */
  readonly failure: Failure | undefined;
  /** Shows at once what the server has just answered. */
  readonly show: (messages: SlackDeliveries) => void;
  readonly askAgain: () => void;
};

/** What became of an incident's messages to Slack, kept fresh while it is looked at. */
export function useMessages(number: number): Messages {
  const queries = useQueryClient();
  const queryKey = queryKeys.messages(number);
  const { data, error } = useQuery<SlackDeliveries, FailedCall>({
    queryKey,
    queryFn: async () => valueOrThrow(await api.readMessages(number)),
  });
  return {
    messages: data,
    failure: error?.failure,
    show: (messages) => {
      // A refresh under way could answer last, with an older state.
      void queries.cancelQueries({ queryKey }).then(() => queries.setQueryData<SlackDeliveries>(queryKey, messages));
    },
    askAgain: () => void queries.invalidateQueries({ queryKey }),
  };
}
