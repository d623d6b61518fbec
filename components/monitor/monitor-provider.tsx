"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { MonitorOnPage } from "#components/monitor/use-monitor.ts";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { MonitorView } from "#lib/contracts/monitor.ts";

/** What the monitor knows, asked once for everything on the page that shows of it. */
export function MonitorProvider({ initial, children }: { initial: MonitorView; children: ReactNode }) {
  const { data, error, dataUpdatedAt } = useQuery<MonitorView, FailedCall>({
    queryKey: queryKeys.monitor,
    queryFn: async () => valueOrThrow(await api.monitor()),
    initialData: initial,
    // The page has just brought it, and it is asked for again as soon as the page is live.
    refetchOnMount: false,
  });
  const isAlive = useIsAlive();
  const view = isAlive ? data : initial;
  const failure = error?.failure;
  const monitor = useMemo(
    () => ({ view, failure, answeredAt: new Date(dataUpdatedAt) }),
    [view, failure, dataUpdatedAt],
  );
  return <MonitorOnPage value={monitor}>{children}</MonitorOnPage>;
}
