"use client";

import { useQuery } from "@tanstack/react-query";
import { readNow } from "#components/postmortem/history/read-now.ts";
import type { Side } from "#components/postmortem/history/sides.ts";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";

export type SideText = {
  /** Undefined while it is on its way, or when it failed. */
  readonly text: string | undefined;
  readonly failure: Failure | undefined;
  readonly tryAgain: () => void;
};

/** What is compared. A version never changes; what stands there now is read again whenever the postmortem changes. */
export function useSide(number: number, side: Side): SideText {
  const query = useQuery<string, FailedCall>(
    typeof side === "number"
      ? {
          queryKey: queryKeys.postmortemVersion(number, side),
          queryFn: async () => valueOrThrow(await api.readPostmortemVersion(number, side)).markdown,
          staleTime: Number.POSITIVE_INFINITY,
        }
      : {
          queryKey: [...queryKeys.postmortemVersions(number), "now"],
          queryFn: async () => valueOrThrow(await readNow(number)),
          enabled: side === "now",
        },
  );
  if (side === "nothing") return { text: "", failure: undefined, tryAgain: () => {} };
  return { text: query.data, failure: query.error?.failure, tryAgain: () => void query.refetch() };
}
