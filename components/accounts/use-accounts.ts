"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { Account } from "#lib/contracts/account.ts";

/** The accounts, and how to put an added or changed one in its place without asking again. */
export function useAccounts(initial: readonly Account[]): [readonly Account[], (account: Account) => void] {
  const queries = useQueryClient();
  const { data } = useQuery<readonly Account[]>({
    queryKey: queryKeys.accounts,
    queryFn: async () => valueOrThrow(await api.listAccounts()).accounts,
    initialData: initial,
  });
  const put = (account: Account) => {
    queries.setQueryData<readonly Account[]>(queryKeys.accounts, (before = initial) =>
      before.some(({ id }) => id === account.id)
        ? before.map((other) => (other.id === account.id ? account : other))
        : [...before, account],
    );
  };
  return [data, put];
}
