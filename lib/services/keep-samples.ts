import { compactSamples } from "#lib/db/samples.ts";
import { deleteQuietTriageRunsBefore, deleteTriageRunsBefore, RUNS_AT_ONCE } from "#lib/db/triage-runs.ts";
import { deletePeriodsBefore } from "#lib/db/verdict-periods.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** A chart reaches as far back, and asks for no hours. */
const SAMPLES_KEPT_MS = 30 * DAY_MS;
const RUNS_KEPT_MS = 30 * DAY_MS;
/** Runs of the monitor that found nothing: nearly all there are. */
const QUIET_RUNS_KEPT_MS = DAY_MS;
const PERIODS_KEPT_MS = 400 * DAY_MS;

/** What is left after this many is taken up the next time: the monitor must not wait for a year's worth. */
const MOST_BATCHES = 100;

/**
 * What keeps the monitor's records from growing without end: old samples become hours, old runs and verdicts are deleted. Each to be
 * done about once an hour; more often, or by several processes at once, does no harm. None needs another to succeed.
 */
export const KEEPING: Readonly<Record<string, (now: Date) => Promise<void>>> = {
  "hours of samples": (now) => makeHours(ago(now, SAMPLES_KEPT_MS)),
  "old verdicts": (now) => deletePeriodsBefore(ago(now, PERIODS_KEPT_MS)),
  "old runs": (now) => deleteAll(deleteTriageRunsBefore, ago(now, RUNS_KEPT_MS)),
  "old runs that found nothing": (now) => deleteAll(deleteQuietTriageRunsBefore, ago(now, QUIET_RUNS_KEPT_MS)),
};

async function makeHours(before: Date): Promise<void> {
  const hour = new Date(Math.floor(before.getTime() / HOUR_MS) * HOUR_MS);
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    if ((await compactSamples(hour)) === 0) return;
  }
}

async function deleteAll(deleteSome: (before: Date) => Promise<number>, before: Date): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    if ((await deleteSome(before)) < RUNS_AT_ONCE) return;
  }
}

function ago(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms);
}
