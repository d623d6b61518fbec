import type { ProbeName } from "#lib/contracts/triage.ts";
import { importSamples } from "#lib/db/sample-import.ts";
import type { Sample } from "#lib/db/samples.ts";
import { env } from "#lib/env.ts";
import { Random } from "#lib/services/seed/random.ts";

const DAY_MS = 24 * 60 * 60_000;
const SEED = 4;
const RATE_LIMIT = 10_000;

/** So many are written at once. */
const BATCH = 10_000;

/** The usual latency of each probe that is asked at every run, in milliseconds. */
const USUAL_MS: Partial<Record<ProbeName, number>> = {
  api: 180,
  status: 90,
  incidents: 95,
  "rate-limit": 180,
  health: 25,
  webhooks: 12,
};

/** Where Intercom fails, and where it asks us to wait: hours and minutes of every few days, counted from 1970. */
const OUTAGE = { everyMs: 3.3 * DAY_MS, lastsMs: 70 * 60_000 };
const RATE_LIMITED = { everyMs: 2.1 * DAY_MS, lastsMs: 25 * 60_000 };

/** Samples as the monitor keeps them, up to now: of the same clock and length, always the same. */
export async function seedSamples(wanted: { now: Date; days: number; everySeconds: number }): Promise<number> {
  const { simulated } = env();
  let added = 0;
  let batch: Sample[] = [];
  for (const sample of history(wanted)) {
    batch.push({ ...sample, simulated });
    if (batch.length < BATCH) continue;
    await importSamples(batch);
    added += batch.length;
    batch = [];
  }
  if (batch.length > 0) await importSamples(batch);
  return added + batch.length;
}

function* history(wanted: { now: Date; days: number; everySeconds: number }): Generator<Omit<Sample, "simulated">> {
  const stepMs = wanted.everySeconds * 1_000;
  const end = wanted.now.getTime();
  const random = new Random(SEED);
  for (let time = end - wanted.days * DAY_MS + stepMs; time <= end; time += stepMs) {
    for (const [probe, usualMs] of Object.entries(USUAL_MS)) {
      yield sampleOf(probe as ProbeName, time, busyness(time) * usualMs * (0.8 + 0.5 * random.fraction() ** 3), random);
    }
  }
}

/** More is going on around 14:00 UTC than at night. */
function busyness(time: number): number {
  return 1 + 0.3 * Math.sin(((time % DAY_MS) / DAY_MS - 1 / 3) * 2 * Math.PI);
}

function sampleOf(probe: ProbeName, time: number, latency: number, random: Random): Omit<Sample, "simulated"> {
  const at = new Date(time);
  const latencyMs = Math.round(latency);
  const ours = { probe, at, latencyMs, httpStatus: 200, code: null, remaining: null, rateLimit: null };
  const asksIntercom = probe === "api" || probe === "rate-limit";
  if (asksIntercom && isDuring(OUTAGE, time)) {
    // Every fourth call still gets through, late.
    if (random.chance(0.25)) return { ...ours, state: "warn", latencyMs: latencyMs * 8 };
    const failed = { ...ours, latencyMs: latencyMs * 5, httpStatus: 503, code: "service_unavailable" };
    return { ...failed, state: probe === "api" ? "fail" : "unknown" };
  }
  if (probe === "rate-limit") {
    const share = isDuring(RATE_LIMITED, time) ? random.fraction() * 0.08 : 0.75 + 0.2 * random.fraction();
    const remaining = Math.round(RATE_LIMIT * share);
    return { ...ours, state: share < 0.1 ? "warn" : "ok", remaining, rateLimit: RATE_LIMIT };
  }
  return { ...ours, state: "ok", httpStatus: probe === "webhooks" ? null : 200 };
}

function isDuring({ everyMs, lastsMs }: { everyMs: number; lastsMs: number }, time: number): boolean {
  return time % everyMs < lastsMs;
}
