"use client";

import { Sparkline } from "#components/charts/sparkline.tsx";
import { sparklineShape } from "#components/charts/sparkline-shape.ts";
import { breakAfterMs } from "#components/charts/stretches.ts";
import { useSamples } from "#components/charts/use-samples.ts";
import { ProbeCard } from "#components/dashboard/probe-card.tsx";
import type { ShownReading } from "#components/dashboard/shown-readings.ts";
import type { SampleSeries } from "#lib/contracts/monitor.ts";
import type { ProbeName, RateLimit } from "#lib/contracts/triage.ts";

type EvidenceCardsProps = {
  shown: readonly ShownReading[];
  rateLimit: RateLimit | null;
  /** Milliseconds from one look of the monitor to the next. */
  intervalMs: number;
};

/** What each probe learnt, and how it was in the last hour. */
export function EvidenceCards({ shown, rateLimit, intervalMs }: EvidenceCardsProps) {
  const { series } = useSamples("1h");
  return (
    <section aria-labelledby="evidence" className="flex flex-col gap-3">
      <h2 id="evidence" className="text-16 font-semibold">
        Evidence
      </h2>
      <ul className="overflow-hidden max-sm:rounded-8 max-sm:border max-sm:border-line sm:grid sm:grid-cols-2 sm:gap-4 lg:grid-cols-4">
        {shown.map((one) => (
          <ProbeCard
            key={one.probe}
            shown={one}
            rateLimit={rateLimit}
            trend={<Trend probe={one.probe} series={series} intervalMs={intervalMs} />}
          />
        ))}
      </ul>
    </section>
  );
}

/** Scope and search take turns, so that each of them is asked at every other look. */
const TURNS = 2;

type TrendProps = { probe: ProbeName; series: SampleSeries | undefined; intervalMs: number };

function Trend({ probe, series, intervalMs }: TrendProps) {
  // Its place is held, so that nothing moves when it comes.
  if (series === undefined) return <span className="block h-7 w-40 max-w-full" />;
  const { from, to, stepSeconds } = series;
  const points = series.probes.find((candidate) => candidate.probe === probe)?.points ?? [];
  const breakAfter = breakAfterMs({ stepMs: stepSeconds * 1_000, intervalMs, turns: TURNS });
  return <Sparkline shape={sparklineShape({ probe, points, from, to, breakAfter })} />;
}
