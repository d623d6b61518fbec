"use client";

import { isFresh, isMonitorStopped } from "#components/monitor/freshness.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import { useCurrentSecond } from "#components/ui/clock.tsx";

export type Freshness = {
  /** False where this page itself is behind, and so cannot tell how the monitor goes. */
  readonly isCaughtUp: boolean;
  /** Whether a figure of that time still tells how things are; null where it was never taken. */
  readonly isFresh: (at: string | null) => boolean;
  /** Whether the monitor, which should look, has not looked for too long; never said by a page that is behind. */
  readonly monitorStopped: boolean;
};

/** What of that which is shown still tells how things are: one rule for every part of every page. */
export function useFreshness(): Freshness {
  const { view, failure, isCaughtUp } = useMonitor();
  const second = useCurrentSecond();
  const { monitoring } = view;
  return {
    isCaughtUp,
    isFresh: (at) => failure === undefined && isFresh(at, monitoring, second),
    monitorStopped: isCaughtUp && isMonitorStopped(monitoring, second),
  };
}
