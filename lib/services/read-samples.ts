import type { SampleRange, SampleSeries } from "#lib/contracts/monitor.ts";
import { ProbeName } from "#lib/contracts/triage.ts";
import { incidentsInRange } from "#lib/db/incidents-in-range.ts";
import { aggregateSamples, type SampleStep } from "#lib/db/samples.ts";
import { env } from "#lib/env.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { together } from "#lib/services/together.ts";
import { instant } from "#lib/text/instant.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** About a hundred steps each: as many as a chart has room for. */
const RANGES: Readonly<Record<SampleRange, { seconds: number; stepSeconds: number }>> = {
  "1h": { seconds: HOUR, stepSeconds: MINUTE },
  "24h": { seconds: DAY, stepSeconds: 15 * MINUTE },
  "7d": { seconds: 7 * DAY, stepSeconds: 2 * HOUR },
  "30d": { seconds: 30 * DAY, stepSeconds: 6 * HOUR },
};

/** More than these would cover a chart from side to side. */
const MOST_INCIDENTS = 200;

/**
 * The samples of the kind in use, simulated or real, in steps of which all but the last are whole; and the incidents to be
 * drawn in.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function readSamples({
  ctx,
  input: { range },
}: {
  ctx: Context;
  input: { range: SampleRange };
}): Promise<SampleSeries> {
  authorize(ctx, "triage:read");
  const { simulated } = env();
  const { seconds, stepSeconds } = RANGES[range];
  const to = ctx.now;
  const from = stepFrom(new Date(to.getTime() - seconds * 1_000), stepSeconds);
  const within = { from, to: stepFrom(to, stepSeconds) };
  // Every open page asks anew after each run, and a month takes a third of a second.
  const [steps, incidents] = await together(`samples ${simulated} ${range} ${from.getTime()}`, () =>
    Promise.all([
      aggregateSamples({ ...within, simulated, stepSeconds, probes: ProbeName.options }),
      incidentsInRange({ ...within, drill: simulated, most: MOST_INCIDENTS }),
    ]),
  );
  return {
    range,
    from: instant(from),
    to: instant(to),
    stepSeconds,
    probes: byProbe(steps),
    incidents: incidents.map(({ startedAt, endedAt, ...rest }) => ({
      ...rest,
      startedAt: instant(startedAt),
      endedAt: endedAt && instant(endedAt),
    })),
  };
}

/** The first beginning of a step that is not before a time. Steps begin at whole multiples of their length since 1970. */
function stepFrom(time: Date, stepSeconds: number): Date {
  const stepMs = stepSeconds * 1_000;
  return new Date(Math.ceil(time.getTime() / stepMs) * stepMs);
}

/** @param steps those of one probe stand together */
function byProbe(steps: readonly SampleStep[]): SampleSeries["probes"] {
  const probes: SampleSeries["probes"] = [];
  for (const { probe, at, ...figures } of steps) {
    let last = probes.at(-1);
    if (last?.probe !== probe) {
      last = { probe, points: [] };
      probes.push(last);
    }
    last.points.push({ at: instant(at), ...figures });
  }
  return probes;
}
