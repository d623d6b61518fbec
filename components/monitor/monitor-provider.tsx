"use client";

import { type ReactNode, useMemo } from "react";
import { isLaterMonitor, type KnownMonitor } from "#components/monitor/known-monitor.ts";
import { useGaps } from "#components/monitor/use-gaps.ts";
import { MonitorOnPage } from "#components/monitor/use-monitor.ts";
import { useSent } from "#components/ui/use-sent.ts";
import type { Answer } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { live } from "#lib/client/live-page.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { MonitorView } from "#lib/contracts/monitor.ts";

/** What the monitor knows, asked once for everything on the page that shows of it. */
export function MonitorProvider({ initial, children }: { initial: MonitorView; children: ReactNode }) {
  // What the server has just sent is as new as an answer.
  const sent = useMemo(() => ({ view: initial, gaps: live.gaps() }), [initial]);
  const { value, failure, answeredAt } = useSent<KnownMonitor>({
    key: queryKeys.monitor,
    ask: askMonitor,
    initial: sent,
    isNewer: isLaterMonitor,
  });
  const isCaughtUp = useGaps() === value.gaps && failure === undefined;
  const { view } = value;
  const at = answeredAt.getTime();
  const monitor = useMemo(
    () => ({ view, failure, answeredAt: new Date(at), isCaughtUp }),
    [view, failure, at, isCaughtUp],
  );
  return <MonitorOnPage value={monitor}>{children}</MonitorOnPage>;
}

async function askMonitor(): Promise<Answer<KnownMonitor>> {
  const gaps = live.gaps();
  const answer = await api.monitor();
  return answer.ok ? { ok: true, value: { view: answer.value, gaps } } : answer;
}
