"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { Postmortem } from "#lib/contracts/postmortem.ts";

export type OpenPostmortem = {
  readonly postmortem: Postmortem;
  /** Shows at once what the server has just answered. */
  readonly show: (postmortem: Postmortem) => void;
};

/** An incident's postmortem but for its narrative, kept fresh while it is looked at. */
export function usePostmortem(initial: Postmortem): OpenPostmortem {
  const queries = useQueryClient();
  const query = useQuery<Postmortem, FailedCall>({ ...queryOf(initial.number), initialData: initial });
  const isAlive = useIsAlive();
  return {
    postmortem: isAlive ? query.data : initial,
    show: (postmortem) => {
      const { queryKey } = queryOf(initial.number);
      // A refresh under way could answer last, with an older one.
      void queries.cancelQueries({ queryKey }).then(() => queries.setQueryData<Postmortem>(queryKey, postmortem));
    },
  };
}

/** The same where the page was sent without it: undefined until it is fetched. */
export function useFetchedPostmortem(number: number): Postmortem | undefined {
  return useQuery<Postmortem, FailedCall>(queryOf(number)).data;
}

function queryOf(number: number) {
  return {
    queryKey: queryKeys.postmortem(number),
    queryFn: async () => valueOrThrow(await api.readPostmortem(number)),
  };
}
