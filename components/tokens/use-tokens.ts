"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { ApiToken } from "#lib/contracts/api-token.ts";

type Tokens = {
  /** Newest first. */
  tokens: readonly ApiToken[];
  askAgain: () => void;
  /** Shows at once what the server has just confirmed, and asks it for the exact time. */
  markRevoked: (id: string) => void;
};

export function useTokens(initial: readonly ApiToken[]): Tokens {
  const queries = useQueryClient();
  const { data } = useQuery<readonly ApiToken[]>({
    queryKey: queryKeys.tokens,
    queryFn: async () => valueOrThrow(await api.listTokens()).tokens,
    initialData: initial,
  });
  const askAgain = () => void queries.invalidateQueries({ queryKey: queryKeys.tokens });
  return {
    tokens: data,
    askAgain,
    markRevoked: (id) => {
      const revokedAt = new Date().toISOString();
      queries.setQueryData<readonly ApiToken[]>(queryKeys.tokens, (before = initial) =>
        before.map((token) => (token.id === id ? { ...token, revokedAt } : token)),
      );
      askAgain();
    },
  };
}
