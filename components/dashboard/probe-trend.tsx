"use client";

import { memo, useMemo } from "react";
import { OldMark } from "#components/charts/old-mark.tsx";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { sparklineShape } from "#components/charts/sparkline-shape.ts";
import { breakAfterMs } from "#components/charts/stretches.ts";
import { useOldUntil } from "#components/charts/use-old-until.ts";
import type { SampleSeries } from "#lib/contracts/monitor.ts";
import type { ProbeName } from "#lib/contracts/triage.ts";

/** Scope and search take turns, so that each of them is asked at every other look. */
const TURNS = 2;

type ProbeTrendProps = {
  probe: ProbeName;
  /** Undefined until there is an answer. */
  series: SampleSeries | undefined;
  isRefreshed: boolean;
  intervalMs: number;
};

/** One probe's last hour, drawn small; nothing for notifications, of which no figure is measured. */
export function ProbeTrend({ series, ...rest }: ProbeTrendProps) {
  if (rest.probe === "webhooks") return null;
  // Its place is held, so that nothing moves when it comes.
  if (series === undefined) return <span className="block h-7 w-40 max-w-full" />;
  return <KnownTrend series={series} {...rest} />;
}

const KnownTrend = memo(function KnownTrend({
  probe,
  series,
  isRefreshed,
  intervalMs,
}: ProbeTrendProps & { series: SampleSeries }) {
  // The edge is asked only when a call fails.
  const until = useOldUntil({ series, probe, turns: probe === "edge" ? null : TURNS, isRefreshed });
  const shape = useMemo(() => {
    const { probes, from, to, stepSeconds } = series;
    const points = probes.find((candidate) => candidate.probe === probe)?.points ?? [];
    const breakAfter = breakAfterMs({ stepMs: stepSeconds * 1_000, intervalMs, turns: TURNS });
    return sparklineShape({ probe, points, from, to, breakAfter });
  }, [series, probe, intervalMs]);
  return (
    <span className="flex min-w-0 flex-col items-end gap-1">
      <Sparkline shape={shape} />
      {until === null ? null : <OldMark untilMs={until} />}
    </span>
  );
});
