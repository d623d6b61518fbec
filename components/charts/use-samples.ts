"use client";

import { useQuery } from "@tanstack/react-query";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { SampleRange, SampleSeries } from "#lib/contracts/monitor.ts";

type Samples = {
  /** Undefined until there is an answer. */
  series: SampleSeries | undefined;
  /** Why it could not be refreshed; undefined while it can. */
  failure: Failure | undefined;
};

/** What was measured over the range. Asked for by the browser alone: a page that is sent without it is there sooner. */
export function useSamples(range: SampleRange): Samples {
  const { data, error } = useQuery<SampleSeries, FailedCall>({
    queryKey: queryKeys.samplesOf(range),
    queryFn: async () => valueOrThrow(await api.samples(range)),
  });
  return { series: data, failure: error?.failure };
}
