import type { ProbeName, ReadingState } from "#lib/contracts/triage.ts";
import { db, queryRows } from "#lib/db/client.ts";
import { Prisma, type Sample as Row } from "#lib/db/generated/client.ts";

/** What one probe learnt in one run. */
export type Sample = Omit<Row, "probe" | "state"> & { readonly probe: ProbeName; readonly state: ReadingState };

/** The samples of one probe in one step. */
export type SampleStep = {
  readonly probe: ProbeName;
  /** The beginning of the step. */
  readonly at: Date;
  readonly runs: number;
  readonly worst: ReadingState;
  readonly latencyP50Ms: number | null;
  readonly latencyMaxMs: number | null;
  readonly remainingMin: number | null;
  readonly rateLimit: number | null;
};

/** One probe has one sample at one moment: what is kept already stays as it is. */
export async function insertSamples(transaction: Prisma.TransactionClient, samples: readonly Sample[]): Promise<void> {
  await transaction.sample.createMany({ data: [...samples], skipDuplicates: true });
}

/**
 * The steps that have samples: by probe in the order given, and by time.
 *
 * Each step of each probe is a stretch of the primary key, read by itself: grouping all rows at once needs a sort of all of
 * them, and three times as long.
 * @param wanted `from` and `to` are whole steps apart; `to` itself is left out
 */
export async function aggregateSamples(wanted: {
  simulated: boolean;
  from: Date;
  to: Date;
  stepSeconds: number;
  probes: readonly ProbeName[];
}): Promise<SampleStep[]> {
  const { simulated, from, to, probes } = wanted;
  const step = Prisma.sql`make_interval(secs => ${wanted.stepSeconds})`;
  return queryRows<SampleStep>(Prisma.sql`
    SELECT asked.probe, steps.at, found.runs, found.worst, found."latencyP50Ms", found."latencyMaxMs",
      found."remainingMin", found."rateLimit"
    FROM unnest(${[...probes]}::text[]) WITH ORDINALITY AS asked(probe, place)
    CROSS JOIN generate_series(${from}::timestamptz, ${to}::timestamptz - ${step}, ${step}) AS steps(at)
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS runs,
        CASE max(CASE state WHEN 'fail' THEN 3 WHEN 'warn' THEN 2 WHEN 'unknown' THEN 1 ELSE 0 END)
          WHEN 3 THEN 'fail' WHEN 2 THEN 'warn' WHEN 1 THEN 'unknown' ELSE 'ok' END AS worst,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY latency_ms) AS "latencyP50Ms",
        max(latency_ms) AS "latencyMaxMs",
        min(remaining) AS "remainingMin",
        max(rate_limit) AS "rateLimit"
      FROM sample
      WHERE simulated = ${simulated} AND sample.probe = asked.probe
        AND sample.at >= steps.at AND sample.at < steps.at + ${step}
    ) AS found
    WHERE found.runs > 0
    ORDER BY asked.place, steps.at`);
}

/** Taken by whoever makes hours out of samples, so that two processes never do it side by side. */
const COMPACTION_LOCK = 0x0ff_0011;

/** So many hours at once: some ten thousand samples, well within the time that a statement may take. */
const HOURS_AT_ONCE = 6;

/**
 * Makes the oldest samples from before a time into one row for each probe and hour, some hours at once. It is one
 * statement, so each sample is counted exactly once, wherever the process or the database breaks off; and an hour that has its
 * row already, because samples came late, is added to.
 *
 * Nothing reads `sample_hour` yet. It is kept because the samples it is made from are deleted here, and cannot be had again.
 * @param before the beginning of an hour: hours are taken whole
 * @returns how many samples it took; 0 where none are left, or another process is at it
 */
export async function compactSamples(before: Date): Promise<number> {
  const rows = await db().$queryRaw<{ taken: number }[]>`
    WITH turn AS MATERIALIZED (
      SELECT pg_try_advisory_xact_lock(${COMPACTION_LOCK}::bigint) AS mine
    ), due AS MATERIALIZED (
      SELECT least(
        ${before}::timestamptz,
        date_bin('1 hour', min(at), 'epoch') + make_interval(hours => ${HOURS_AT_ONCE}::int)
      ) AS before
      FROM sample
      WHERE at < ${before}::timestamptz AND (SELECT mine FROM turn)
      HAVING count(*) > 0
    ), taken AS (
      DELETE FROM sample USING due WHERE at < due.before
      RETURNING simulated, probe, date_bin('1 hour', at, 'epoch') AS hour, state, latency_ms, remaining, rate_limit
    ), added AS (
      INSERT INTO sample_hour AS kept (simulated, probe, hour, ok, warn, fail, unknown,
        latency_sum, latency_count, latency_max, remaining_min, rate_limit)
      SELECT simulated, probe, hour,
        count(*) FILTER (WHERE state = 'ok'), count(*) FILTER (WHERE state = 'warn'),
        count(*) FILTER (WHERE state = 'fail'), count(*) FILTER (WHERE state = 'unknown'),
        coalesce(sum(latency_ms), 0), count(latency_ms), max(latency_ms), min(remaining), max(rate_limit)
      FROM taken
      GROUP BY simulated, probe, hour
      ON CONFLICT (simulated, probe, hour) DO UPDATE SET
        ok = kept.ok + excluded.ok, warn = kept.warn + excluded.warn,
        fail = kept.fail + excluded.fail, unknown = kept.unknown + excluded.unknown,
        latency_sum = kept.latency_sum + excluded.latency_sum,
        latency_count = kept.latency_count + excluded.latency_count,
        latency_max = greatest(kept.latency_max, excluded.latency_max),
        remaining_min = least(kept.remaining_min, excluded.remaining_min),
        rate_limit = greatest(kept.rate_limit, excluded.rate_limit)
    )
    SELECT count(*)::int AS taken FROM taken`;
  return rows[0]?.taken ?? 0;
}
