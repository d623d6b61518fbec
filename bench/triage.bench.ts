/**
 * Two ratios, on a simulator behind a server that makes every request wait 200 to 600 ms, as a network would:
 * how much longer a run takes than its slowest probe (the probes run side by side, so next to nothing), and how much
 * longer the runbook's script takes, which makes one call after the other.
 */
import { triage } from "#lib/triage/runner.ts";
import { startSimulator } from "#simulator/server.ts";
import { run } from "../e2e/support/processes.ts";
import { delay } from "./support/delayed.ts";
import { quantile, report } from "./support/figures.ts";

const RUNS = 40;
const SCRIPT_RUNS = 8;
const AIM_OVER_SLOWEST = 1.06;
const TOKEN = "dG9rOmJlbmNobWFyaw";

/** The same waits at every run of the benchmark (a small linear congruential generator). */
let seed = 42;
function between(from: number, to: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return from + (seed / 2 ** 32) * (to - from);
}

const simulator = await startSimulator({ port: 0 });
const world = await delay(simulator.url, () => between(200, 600));
const memory = { base: null };
const targets = {
  intercom: { apiUrl: `${world.url}/intercom`, token: { kind: "value" as const, token: TOKEN } },
  statusPage: { url: `${world.url}/status`, region: "us" as const, memory },
  lastKnownRegion: null,
  healthUrl: `${world.url}/app/health`,
};

async function ours(): Promise<{ wall: number; slowest: number }> {
  const began = performance.now();
  const { readings } = await triage(targets, { now: () => new Date() });
  const wall = performance.now() - began;
  return { wall, slowest: Math.max(...readings.map(({ latencyMs }) => latencyMs ?? 0)) };
}

async function script(): Promise<{ wall: number; sum: number }> {
  world.takeRoundTrips();
  const began = performance.now();
  const { code, errors } = await run("bash", ["public/triage.sh"], {
    INTERCOM_ACCESS_TOKEN: TOKEN,
    INTERCOM_API_URL: targets.intercom.apiUrl,
    STATUS_PAGE_URL: targets.statusPage.url,
    HEALTH_URL: targets.healthUrl,
  });
  const wall = performance.now() - began;
  if (code !== 0) throw new Error(errors);
  return { wall, sum: world.takeRoundTrips().reduce((sum, trip) => sum + trip, 0) };
}

// The first run loads code and finds the status page; a server that is up has both behind it.
await ours();
const runs = [];
for (let i = 0; i < RUNS; i += 1) runs.push(await ours());
const scripts = [];
for (let i = 0; i < SCRIPT_RUNS; i += 1) scripts.push(await script());
await world.close();
await simulator.close();

const median = (samples: number[]) => quantile(samples, 0.5);
const wall = median(runs.map((one) => one.wall));
const slowest = median(runs.map((one) => one.slowest));
const scriptWall = median(scripts.map((one) => one.wall));
const scriptSum = median(scripts.map((one) => one.sum));
console.log(
  `Medians: a run ${wall.toFixed(0)} ms, its slowest probe ${slowest.toFixed(0)} ms; the script ${scriptWall.toFixed(0)} ms, its round trips ${scriptSum.toFixed(0)} ms`,
);
report("triage", {
  "wall time over the slowest probe, p95": {
    value: quantile(
      runs.map((one) => one.wall / one.slowest),
      0.95,
    ),
    aim: AIM_OVER_SLOWEST,
    better: "lower",
  },
  "the script over ours": { value: scriptWall / wall, aim: scriptSum / slowest, better: "higher" },
});
