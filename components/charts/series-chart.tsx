"use client";

import { memo, useMemo } from "react";
import type { ChartKind } from "#components/charts/chart-kinds.ts";
import { chartPoints } from "#components/charts/chart-points.ts";
import { type ChartSummary, chartSummary } from "#components/charts/chart-summary.ts";
import { incidentAreas } from "#components/charts/incident-areas.ts";
import { OldMark } from "#components/charts/old-mark.tsx";
import { PointTable } from "#components/charts/point-table.tsx";
import { RANGES } from "#components/charts/ranges.ts";
import { breakAfterMs } from "#components/charts/stretches.ts";
import { useChartCode } from "#components/charts/use-chart-code.ts";
import { useOldUntil } from "#components/charts/use-old-until.ts";
import { Card } from "#components/ui/card.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import type { SampleSeries } from "#lib/contracts/monitor.ts";

type SeriesChartProps = {
  kind: ChartKind;
  series: SampleSeries;
  /** Milliseconds from one look of the monitor to the next. */
  intervalMs: number;
  /** Whether it could be refreshed. */
  isRefreshed: boolean;
};

/** One figure over time: drawn, in a sentence, and point by point for whoever asks. */
export const SeriesChart = memo(function SeriesChart({ kind, series, intervalMs, isRefreshed }: SeriesChartProps) {
  const TimeChart = useChartCode();
  const until = useOldUntil({ series, probe: kind.probe, turns: 1, isRefreshed });
  const { points, incidents, fromMs, toMs } = useMemo(
    () => drawnOf(kind, series, intervalMs),
    [kind, series, intervalMs],
  );
  const summary = useMemo(() => chartSummary(points, { withBeside: kind.beside === "above" }), [kind, points]);
  return (
    <Card className={classNames("flex min-w-0 flex-col gap-3 p-4", until !== null && "hatched")}>
      <div className="flex items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col">
          <h3 className="text-14 font-semibold">{kind.title}</h3>
          <p className="text-12 text-muted">{kind.what}</p>
        </div>
        {until === null ? null : (
          <span className="shrink-0">
            <OldMark untilMs={until} />
          </span>
        )}
      </div>
      <div className="h-52">
        {summary === null ? (
          <p className="flex h-full items-center justify-center rounded-8 border border-dashed border-edge px-6 text-center text-14 text-muted">
            No figure came in {RANGES[series.range].over}: nobody looked, or no answer told any.
          </p>
        ) : TimeChart === "loading" ? (
          <SkeletonGroup label="Loading the chart" className="h-full">
            <Skeleton className="h-full" />
          </SkeletonGroup>
        ) : TimeChart === "missing" ? (
          <p className="flex h-full items-center justify-center rounded-8 border border-dashed border-edge px-6 text-center text-14 text-muted">
            What draws the chart could not be fetched. The figures stand below.
          </p>
        ) : (
          <TimeChart
            label={`${kind.title}, ${RANGES[series.range].over}`}
            points={points}
            fromMs={fromMs}
            toMs={toMs}
            pace={RANGES[series.range].pace}
            incidents={incidents}
            names={kind.names}
            textOf={kind.textOf}
          />
        )}
      </div>
      {summary === null ? null : (
        <>
          <p className="figures text-14">{summaryText(kind, series, summary)}</p>
          <PointTable points={points} kind={kind} over={RANGES[series.range].over} />
        </>
      )}
    </Card>
  );
});

function drawnOf({ probe, figuresOf }: ChartKind, series: SampleSeries, intervalMs: number) {
  const [fromMs, toMs] = [Date.parse(series.from), Date.parse(series.to)];
  const samples = series.probes.find((candidate) => candidate.probe === probe)?.points ?? [];
  const breakAfter = breakAfterMs({ stepMs: series.stepSeconds * 1_000, intervalMs, turns: 1 });
  return {
    fromMs,
    toMs,
    points: chartPoints(samples, figuresOf, breakAfter),
    incidents: incidentAreas(series.incidents, fromMs, toMs),
  };
}

function summaryText(
  { textOf }: ChartKind,
  { range }: SampleSeries,
  { lowest, median, highest }: ChartSummary,
): string {
  const over = RANGES[range].over;
  return `In ${over}: lowest ${textOf(lowest)}, median ${textOf(median)}, highest ${textOf(highest)}.`;
}
