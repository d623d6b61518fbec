"use client";

import { oldUntil } from "#components/charts/old-until.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import { useByClock } from "#components/ui/clock.tsx";
import type { SampleSeries } from "#lib/contracts/monitor.ts";
import type { ProbeName } from "#lib/contracts/triage.ts";

type Drawn = {
  series: SampleSeries;
  probe: ProbeName;
  /** How many looks it takes until the probe is asked again; null for one that is asked only when something is wrong. */
  turns: number | null;
  isRefreshed: boolean;
};

/** Until when what is drawn reaches, where there should be more; null where it is new. Draws anew only when that changes. */
export function useOldUntil(drawn: Drawn): number | null {
  const { view, isCaughtUp } = useMonitor();
  const { monitoring } = view;
  return useByClock((second) => oldUntil({ ...drawn, monitoring, isCaughtUp }, second * 1_000));
}
