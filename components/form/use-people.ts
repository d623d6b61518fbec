"use client";

import { useQuery } from "@tanstack/react-query";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { People } from "#lib/contracts/person.ts";

/** For so long the names are not asked for again by themselves: what changes is told. */
const FRESH_MS = 5 * 60_000;

const NOBODY: People["people"] = [];

/** Those who may sign in, by name; empty until they are known. */
export function usePeople(): People["people"] {
  const { data } = useQuery<People, FailedCall>({
    queryKey: queryKeys.people,
    queryFn: async () => valueOrThrow(await api.listPeople()),
    staleTime: FRESH_MS,
  });
  return data?.people ?? NOBODY;
}
