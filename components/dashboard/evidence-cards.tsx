"use client";

import { memo } from "react";
import { useSamples } from "#components/charts/use-samples.ts";
import { ProbeCard } from "#components/dashboard/probe-card.tsx";
import { ProbeTrend } from "#components/dashboard/probe-trend.tsx";
import { type ShownReading, shownReadings } from "#components/dashboard/shown-readings.ts";
import { useFreshness } from "#components/monitor/use-freshness.ts";
import type { SampleSeries } from "#lib/contracts/monitor.ts";
import type { RateLimit, Reading } from "#lib/contracts/triage.ts";

type EvidenceCardsProps = {
  /** Several sources, of which each may know a newer reading: what a person's run found comes before the monitor's view. */
  known: readonly (readonly Reading[])[];
  /** Whether they could be refreshed. */
  isRefreshed: boolean;
  rateLimit: RateLimit | null;
  /** Milliseconds from one look of the monitor to the next. */
  intervalMs: number;
};

/** What each probe learnt, and how it was in the last hour. */
export function EvidenceCards({ known, isRefreshed, rateLimit, intervalMs }: EvidenceCardsProps) {
  const { series, failure } = useSamples("1h");
  return (
    <section aria-labelledby="evidence" className="flex flex-col gap-3">
      <h2 id="evidence" className="text-16 font-semibold">
        Evidence
      </h2>
      <ul className="overflow-hidden max-sm:rounded-8 max-sm:border max-sm:border-line sm:grid sm:grid-cols-2 sm:gap-4 lg:grid-cols-4">
        <Cards
          known={known}
          isRefreshed={isRefreshed}
          rateLimit={rateLimit}
          series={series}
          isSeriesRefreshed={failure === undefined}
          intervalMs={intervalMs}
        />
      </ul>
    </section>
  );
}

type Trend = { series: SampleSeries | undefined; isSeriesRefreshed: boolean; intervalMs: number };

type CardsProps = Trend & Pick<EvidenceCardsProps, "known" | "isRefreshed" | "rateLimit">;

function Cards({ known, isRefreshed, ...rest }: CardsProps) {
  const { isFresh } = useFreshness();
  return shownReadings(known, (at) => isRefreshed && isFresh(at)).map((shown) => (
    <Card key={shown.probe} shown={shown} {...rest} />
  ));
}

type CardProps = Trend & { shown: ShownReading; rateLimit: RateLimit | null };

/** Drawn anew only when it changes, and not with every second that its age is looked at. */
const Card = memo(function Card({ shown, rateLimit, series, isSeriesRefreshed, intervalMs }: CardProps) {
  return (
    <ProbeCard
      shown={shown}
      rateLimit={rateLimit}
      trend={<ProbeTrend probe={shown.probe} series={series} isRefreshed={isSeriesRefreshed} intervalMs={intervalMs} />}
    />
  );
}, isSameCard);

/** What is shown is put together at each look, of parts that stay the same. */
function isSameCard({ shown: one, ...before }: CardProps, { shown: other, ...after }: CardProps): boolean {
  return (
    one.as === other.as &&
    one.reading === other.reading &&
    before.rateLimit === after.rateLimit &&
    before.series === after.series &&
    before.isSeriesRefreshed === after.isSeriesRefreshed &&
    before.intervalMs === after.intervalMs
  );
}
