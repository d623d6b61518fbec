/**
 * 30 days of samples to the JSON of their chart: the service, as the API calls it, against the very same aggregate by bare
 * `pg`, whose rows become JSON as they come. Both in this process, on one database, in turn. For comparison also the grouping
 * that one would write first, which the service does without.
 */
import { deepStrictEqual } from "node:assert";
import pg from "pg";
import { OPERATOR } from "#lib/auth/actor.ts";
import { SampleSeries } from "#lib/contracts/monitor.ts";
import { ProbeName } from "#lib/contracts/triage.ts";
import { disconnect } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { parseEnv, settleEnv } from "#lib/env.ts";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { readSamples } from "#lib/services/read-samples.ts";
import { seedSamples } from "#lib/services/seed/seed-samples.ts";
import { temporaryFolder } from "../e2e/support/app.ts";
import { quantile, report } from "./support/figures.ts";

const AIM_OVER_BARE = 1.3;
const DAYS = 30;
const EVERY_SECONDS = 30;
const WARM_UP = 5;
const ROUNDS = 60;
const NOW = new Date("2026-11-27T11:17:43Z");

/** Ours, to the letter: `lib/db/samples.ts`. */
const FIGURES = `
  count(*)::int AS runs,
  CASE max(CASE state WHEN 'fail' THEN 3 WHEN 'warn' THEN 2 WHEN 'unknown' THEN 1 ELSE 0 END)
    WHEN 3 THEN 'fail' WHEN 2 THEN 'warn' WHEN 1 THEN 'unknown' ELSE 'ok' END AS worst,
  percentile_disc(0.5) WITHIN GROUP (ORDER BY latency_ms) AS "latencyP50Ms",
  max(latency_ms) AS "latencyMaxMs",
  min(remaining) AS "remainingMin",
  max(rate_limit) AS "rateLimit"`;
const STEP = "make_interval(secs => $4)";
const IN_STEPS = `
  SELECT asked.probe, steps.at, found.*
  FROM unnest($1::text[]) WITH ORDINALITY AS asked(probe, place)
  CROSS JOIN generate_series($2::timestamptz, $3::timestamptz - ${STEP}, ${STEP}) AS steps(at)
  CROSS JOIN LATERAL (
    SELECT ${FIGURES}
    FROM sample
    WHERE simulated AND sample.probe = asked.probe AND sample.at >= steps.at AND sample.at < steps.at + ${STEP}
  ) AS found
  WHERE found.runs > 0
  ORDER BY asked.place, steps.at`;
const GROUPED = `
  SELECT probe, date_bin(${STEP}, at, 'epoch') AS at, ${FIGURES}
  FROM sample
  WHERE simulated AND probe = ANY($1::text[]) AND at >= $2::timestamptz AND at < $3::timestamptz
  GROUP BY 1, 2
  ORDER BY array_position($1::text[], probe), 2`;

await using ending = new AsyncDisposableStack();
const folder = await temporaryFolder();
ending.defer(folder.remove);
const database = await openEmbedded(folder.path);
ending.defer(database.close);
await migrate(database.url);
settleEnv({ ...parseEnv({}), databaseUrl: database.url, authSecret: "not used" });
ending.defer(disconnect);

const began = performance.now();
const samples = await seedSamples({ now: NOW, days: DAYS, everySeconds: EVERY_SECONDS });
console.log(`${samples} samples written in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
const pool = new pg.Pool({ connectionString: database.url, max: 1 });
ending.defer(() => pool.end());
// What PostgreSQL does by itself within minutes after so many rows: it must not do it while we measure.
await pool.query("VACUUM ANALYZE");
await pool.query("CHECKPOINT");

const ctx = { actor: OPERATOR, now: NOW };
const ours = async () => JSON.stringify(await readSamples({ ctx, input: { range: "30d" } }));
const series = SampleSeries.parse(JSON.parse(await ours()));
const stepMs = series.stepSeconds * 1_000;
const end = new Date(Math.ceil(NOW.getTime() / stepMs) * stepMs);
const values = [ProbeName.options, series.from, end, series.stepSeconds];
const bare = (text: string) => async () => JSON.stringify((await pool.query(text, values)).rows);

const sides = { ours, bare: bare(IN_STEPS), "bare, all grouped at once": bare(GROUPED) };
const points = series.probes.flatMap(({ probe, points }) => points.map((point) => ({ probe, ...point })));
deepStrictEqual(JSON.parse(await sides.bare()), points);
deepStrictEqual(JSON.parse(await sides["bare, all grouped at once"]()), points);
console.log(`${points.length} points from ${samples} samples, ${(await ours()).length} characters of JSON`);

const times: number[][] = Object.keys(sides).map(() => []);
for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  const order = Object.values(sides).map((_, place, all) => (place + round) % all.length);
  for (const index of order) {
    const start = performance.now();
    await Object.values(sides)[index]?.();
    if (round >= WARM_UP) times[index]?.push(performance.now() - start);
  }
}

const p95 = times.map((one) => quantile(one, 0.95));
Object.keys(sides).forEach((name, index) => {
  const median = quantile(times[index] ?? [], 0.5);
  console.log(`${name}: median ${median.toFixed(1)} ms, p95 ${p95[index]?.toFixed(1)} ms`);
});
const [oursP95 = 0, bareP95 = 0] = p95;
report("charts", { seriesOverBareSql: { value: oursP95 / bareP95, aim: AIM_OVER_BARE, better: "lower" } });
