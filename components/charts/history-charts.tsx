"use client";

import { useState } from "react";
import { LATENCY, RATE_LIMIT } from "#components/charts/chart-kinds.ts";
import { RANGE_OPTIONS, RANGES } from "#components/charts/ranges.ts";
import { SeriesChart } from "#components/charts/series-chart.tsx";
import { useSamples } from "#components/charts/use-samples.ts";
import { ChoiceStrip } from "#components/form/choice-strip.tsx";
import { incidentPath, incidentsPath } from "#components/incident/paths.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import { durationText } from "#components/ui/age-text.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useNear } from "#components/ui/use-near.ts";
import { isSignedOut } from "#lib/client/answer.ts";
import type { Monitoring, SampleRange, SampleSeries } from "#lib/contracts/monitor.ts";
import { incidentName } from "#lib/incident/labels.ts";

const KINDS = [LATENCY, RATE_LIMIT];

/** Latency and rate limit over an hour, a day, a week or a month. Far down the page, and heavy: they wait until somebody comes near. */
export function HistoryCharts() {
  const [range, setRange] = useState<SampleRange>("24h");
  const { ref, isNear } = useNear();
  return (
    <section ref={ref} aria-labelledby="figures" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="figures" className="text-16 font-semibold">
          Figures over time
        </h2>
        <ChoiceStrip legend="How far back" options={RANGE_OPTIONS} value={range} onChange={setRange} />
      </div>
      {isNear ? <ChartsOver range={range} /> : <Loading />}
    </section>
  );
}

/** The charts of one range, with the incidents of that time. */
export function ChartsOver({ range }: { range: SampleRange }) {
  const { monitoring } = useMonitor().view;
  const { series, failure } = useSamples(range);
  if (series === undefined) {
    if (failure === undefined) return <Loading />;
    return (
      <Notice role="status" tone="unknown" title="The figures could not be read">
        {isSignedOut(failure) ? "You have been signed out. " : `${failure.message} `}
        This page keeps trying; everything else on it is as it says.
      </Notice>
    );
  }
  return (
    <>
      {series.probes.length === 0 ? <NothingYet monitoring={monitoring} range={range} /> : null}
      <div className="grid gap-4 lg:grid-cols-2">
        {KINDS.map((kind) => (
          <SeriesChart
            key={kind.title}
            kind={kind}
            series={series}
            intervalMs={monitoring.intervalMs}
            isRefreshed={failure === undefined}
          />
        ))}
      </div>
      <IncidentsIn series={series} />
    </>
  );
}

function Loading() {
  return (
    <SkeletonGroup label="Loading the figures" className="grid gap-4 lg:grid-cols-2">
      {KINDS.map(({ title }) => (
        <Skeleton key={title} className="h-89" />
      ))}
    </SkeletonGroup>
  );
}

function NothingYet({ monitoring, range }: { monitoring: Monitoring; range: SampleRange }) {
  return (
    <p className="text-14 text-muted">
      Nothing was measured in {RANGES[range].over}.{" "}
      {monitoring.on
        ? `Every look of the monitor adds a point here; the next one is due within ${durationText(monitoring.intervalMs / 1_000)}.`
        : "Monitoring is switched off, so that only a triage that somebody runs adds a point."}
    </p>
  );
}

/** A month may have had hundreds. */
const MOST_NAMED = 12;

/** What is drawn in, by name, newest first: an area in a chart cannot be followed. */
function IncidentsIn({ series: { incidents, range } }: { series: SampleSeries }) {
  if (incidents.length === 0) return null;
  const newestFirst = incidents.toSorted((a, b) => b.number - a.number);
  const left = newestFirst.length - MOST_NAMED;
  return (
    <p className="figures text-14 text-muted">
      {incidents.length === 1 ? "The grey area is an incident" : "Grey areas are incidents"} in {RANGES[range].over}:{" "}
      {newestFirst.slice(0, MOST_NAMED).map(({ number, severity }, index) => (
        <span key={number}>
          {index === 0 ? "" : ", "}
          <TextLink href={incidentPath(number)}>{incidentName(number)}</TextLink> ({severity})
        </span>
      ))}
      {left > 0 ? (
        <>
          {" "}
          and {left} more, which the <TextLink href={incidentsPath}>list of incidents</TextLink> has
        </>
      ) : null}
      .
    </p>
  );
}
