/**
 * What a run of the monitor does to itself while Intercom misbehaves: how much later the other probes have their answers while one
 * call hangs and another drips a body that never ends, against the same run with all well; and how much memory stays behind.
 * Every request waits 100 ms, as a network would make it, so that a delay shows against something.
 */
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { ProbeName } from "#lib/contracts/triage.ts";
import { triage } from "#lib/triage/runner.ts";
import { startSimulator } from "#simulator/server.ts";
import { delay } from "./support/delayed.ts";
import { quantile, report } from "./support/figures.ts";

const ROUNDS = 60;
const WARM_UP = 10;
const WAIT_MS = 100;
/** Shorter than in earnest, so that the bench ends: a probe that hangs is given up later or sooner, the others do not wait for it. */
const DEADLINE_MS = 1_000;
const AIM_DELAY_MS = 20;
const AIM_GROWTH_MB = 10;

/** Those whose calls work in both kinds of run. */
const OTHERS: readonly ProbeName[] = ["api", "edge", "status", "health"];

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

let misbehaves = false;
const simulator = await startSimulator({ port: 0 });
const well = await delay(simulator.url, () => WAIT_MS);
const intercom = createServer((request, response) => {
  if (misbehaves && request.url?.startsWith("/intercom/conversations")) return;
  if (misbehaves && request.url?.startsWith("/intercom/contacts")) {
    void drip(response);
    return;
  }
  // The rest goes to the server that the other probes ask.
  void handOn(request.url ?? "/", request.method ?? "GET", request.headers.authorization, response);
  request.resume();
});
intercom.listen(0, "127.0.0.1");
await once(intercom, "listening");
const intercomUrl = `http://127.0.0.1:${(intercom.address() as AddressInfo).port}/intercom`;

async function drip(response: ServerResponse): Promise<void> {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"type":"list","data":"');
  while (!response.destroyed) {
    response.write("a".repeat(1_024));
    await setTimeout(10);
  }
}

async function handOn(path: string, method: string, authorization = "", response: ServerResponse): Promise<void> {
  const answer = await fetch(`${well.url}${path}`, {
    method,
    headers: { "content-type": "application/json", ...(authorization && { authorization }) },
    ...(method === "POST" && { body: JSON.stringify({ query: { field: "role", operator: "=", value: "user" } }) }),
  });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

const targets = {
  intercom: { apiUrl: intercomUrl, token: { kind: "value" as const, token: "dG9rOmJlbmNobWFyaw" } },
  statusPage: { url: `${simulator.url}/status`, region: "us" as const, memory: { base: null } },
  lastKnownRegion: null,
  healthUrl: `${well.url}/app/health`,
};

/** The milliseconds that each of the other probes took. */
async function latencies(isBad: boolean): Promise<number[]> {
  misbehaves = isBad;
  const { readings } = await triage(targets, { now: () => new Date(), deadlineMs: DEADLINE_MS });
  return readings.flatMap(({ probe, latencyMs }) => (OTHERS.includes(probe) && latencyMs !== null ? [latencyMs] : []));
}

function heldMegabytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 ** 2;
}

for (let n = 0; n < WARM_UP; n += 1) await latencies(n % 2 === 0);
const before = heldMegabytes();
const [calm, disturbed]: [number[], number[]] = [[], []];
for (let n = 0; n < ROUNDS; n += 1) {
  calm.push(...(await latencies(false)));
  disturbed.push(...(await latencies(true)));
}
const growth = heldMegabytes() - before;
intercom.closeAllConnections();
intercom.close();
await well.close();
await simulator.close();

const p95 = (samples: number[]) => quantile(samples, 0.95);
console.log(
  `The other probes, medians: ${quantile(calm, 0.5)} ms with all well, ${quantile(disturbed, 0.5)} ms with one that hangs and one that drips`,
);
report("monitor", {
  "delay of the other probes, p95, ms": { value: p95(disturbed) - p95(calm), aim: AIM_DELAY_MS, better: "lower" },
  "memory that stays behind, MB": { value: growth, aim: AIM_GROWTH_MB, better: "lower" },
});
