/**
 * Commands over HTTP by fifty clients who send one after the other: all to one incident, where each has to wait for the one before,
 * and each to an incident of its own. Ours is the built server as it is started for use, with its rules, its folded record
 * and the whole record in each answer; the peer writes the same rows in bare `pg` (see `support/bare-commands.ts`). Also how long a
 * command takes on a log of 5,000 entries.
 */
import { Agent, request } from "node:http";
import { disconnect } from "#lib/db/client.ts";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { settleTestEnv } from "#lib/services/testing.ts";
import { instant } from "#lib/text/instant.ts";
import { startServer, temporaryFolder } from "../e2e/support/app.ts";
import { Program, run } from "../e2e/support/processes.ts";
import { quantile, report } from "./support/figures.ts";

const AIM_OVER_BARE = 0.4;
/** The same from the other end: whoever waits longest waits no longer than the rate allows. */
const AIM_P95_OVER_BARE = 1 / AIM_OVER_BARE;
const CLIENTS = 50;
const EACH = 6;
const WARM_UP_ROUNDS = 1;
const ROUNDS = 6;
const LONG = 5_000;
const LONG_SAMPLES = 50;
const PORTS = { ours: 4386, bare: 4388 };

await using ending = new AsyncDisposableStack();

const folder = await temporaryFolder();
ending.defer(folder.remove);
const database = await openEmbedded(folder.path);
ending.defer(database.close);
settleTestEnv({ databaseUrl: database.url });
ending.defer(disconnect);
const issued = await run(process.execPath, ["cli/main.ts", "token", "add", "Benchmark", "--role", "responder"], {
  DATA_DIR: folder.path,
});
if (issued.code !== 0) throw new Error(issued.errors);
const token = issued.output.trim();

const server = await startServer(PORTS.ours, folder.path, { LOG_LEVEL: "warn" });
ending.defer(async () => {
  await server.stop();
});
const bare = new Program(process.execPath, ["bench/support/bare-commands.ts"], {
  PORT: String(PORTS.bare),
  DATABASE_URL: database.url,
});
ending.defer(async () => {
  await bare.stop();
});
await bare.prints("Listening");

let agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
ending.defer(async () => agent.destroy());

/** A connection that stood idle while the other side was asked may just be closing. */
function connectAnew(): void {
  agent.destroy();
  agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
}

/** @returns the answer, and the milliseconds until its last byte */
async function post(port: number, path: string, json: object): Promise<{ text: string; ms: number }> {
  const began = performance.now();
  const text = await new Promise<string>((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const sent = request({ host: "127.0.0.1", port, path, agent, method: "POST", headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.once("error", reject);
      response.once("end", () => {
        if (response.statusCode === 200 || response.statusCode === 201) resolve(body);
        else reject(new Error(`${path} answered ${response.statusCode}: ${body}`));
      });
    });
    sent.once("error", reject);
    sent.end(JSON.stringify(json));
  });
  return { text, ms: performance.now() - began };
}

async function declared(): Promise<number> {
  const firstAlert = { text: "PagerDuty: 503 from Intercom", at: instant(new Date(Date.now() - 60_000)) };
  const { text } = await post(PORTS.ours, "/api/incidents", { severity: "P2", leaf: "server-error", firstAlert });
  return JSON.parse(text).number;
}

type Measured = { perSecond: number[]; ms: number[] };

/** Every client sends its commands one after the other, all clients at once. */
async function crowd(port: number, incidents: readonly number[], measured: Measured): Promise<void> {
  connectAnew();
  const began = performance.now();
  const samples = await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      const number = incidents[client % incidents.length];
      const own: number[] = [];
      for (let index = 0; index < EACH; index += 1) {
        const text = `Client ${client} saw 503 for the ${index}th time`;
        own.push((await post(port, `/api/incidents/${number}/commands`, { type: "add-note", text })).ms);
      }
      return own;
    }),
  );
  measured.perSecond.push((CLIENTS * EACH) / ((performance.now() - began) / 1_000));
  measured.ms.push(...samples.flat());
}

async function incidentsFor(count: number): Promise<number[]> {
  connectAnew();
  const numbers: number[] = [];
  while (numbers.length < count) numbers.push(await declared());
  return numbers;
}

async function compare(count: number): Promise<{ ratio: number; p95: number }> {
  const ours: Measured = { perSecond: [], ms: [] };
  const peer: Measured = { perSecond: [], ms: [] };
  // A log stays as long as that of a busy incident: one that all write to is a new one each round, and those of many are kept.
  const kept =
    count === 1 ? null : { [PORTS.ours]: await incidentsFor(count), [PORTS.bare]: await incidentsFor(count) };
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    if (round === 0) for (const side of [ours, peer]) for (const list of [side.perSecond, side.ms]) list.length = 0;
    // Each round begins with the other side, so that whatever else the machine does meets both alike.
    const sides = [[PORTS.ours, ours] as const, [PORTS.bare, peer] as const];
    for (const [port, measured] of round % 2 === 0 ? sides : sides.toReversed()) {
      await crowd(port, kept?.[port] ?? (await incidentsFor(count)), measured);
    }
  }
  const name = count === 1 ? "one incident" : `${count} incidents`;
  for (const [side, { perSecond, ms }] of Object.entries({ ours, peer })) {
    const [p50, p95] = [0.5, 0.95].map((share) => quantile(ms, share).toFixed(1));
    const rate = quantile(perSecond, 0.5).toFixed(0);
    console.log(`${name}, ${side}: ${rate} commands a second (median); answer median ${p50} ms, p95 ${p95} ms`);
  }
  return {
    ratio: quantile(ours.perSecond, 0.5) / quantile(peer.perSecond, 0.5),
    p95: quantile(ours.ms, 0.95) / quantile(peer.ms, 0.95),
  };
}

const one = await compare(1);
const many = await compare(CLIENTS);

const [long = 0] = await incidentsFor(1);
const requestIds = Array.from({ length: 5 }, (_, index) => ({ id: `req_${index}` }));
await post(PORTS.ours, `/api/incidents/${long}/commands`, { type: "add-request-ids", requestIds });
for (let added = 0; added < LONG; added += CLIENTS) {
  await Promise.all(
    Array.from({ length: CLIENTS }, (_, index) =>
      post(PORTS.bare, `/api/incidents/${long}/commands`, { type: "add-note", text: `Entry ${added + index}` }),
    ),
  );
}
connectAnew();
const onLong: number[] = [];
for (let index = -5; index < LONG_SAMPLES; index += 1) {
  const { ms } = await post(PORTS.ours, `/api/incidents/${long}/commands`, { type: "add-note", text: `Last ${index}` });
  if (index >= 0) onLong.push(ms);
}
console.log(
  `on a log of ${LONG} entries: median ${quantile(onLong, 0.5).toFixed(1)} ms, p95 ${quantile(onLong, 0.95).toFixed(1)} ms`,
);

report("commands", {
  oneIncidentOverBarePg: { value: one.ratio, aim: AIM_OVER_BARE, better: "higher" },
  manyIncidentsOverBarePg: { value: many.ratio, aim: AIM_OVER_BARE, better: "higher" },
  p95With50ClientsOverBarePg: { value: many.p95, aim: AIM_P95_OVER_BARE, better: "lower" },
});
