/**
 * How long it takes from the commit of a transaction that publishes until the last of 500 viewers has been told: ours, which is
 * the built server as it is started for use, against a process that broadcasts what it hears over bare `ws` (see
 * `support/bare-broadcast.ts`), on the same database. Both tell clients in this process, in turn. Also what a viewer costs in
 * memory.
 */
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { CHANGES_CHANNEL } from "#lib/db/publish.ts";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { startServer, temporaryFolder } from "../e2e/support/app.ts";
import { residentKib } from "../e2e/support/memory.ts";
import { Program } from "../e2e/support/processes.ts";
import { createAdministrator, signInOverHttp } from "../e2e/support/sign-in.ts";
import { type Crowd, socketCrowd, streamCrowd } from "./support/crowd.ts";
import { quantile, report } from "./support/figures.ts";

const AIM_OVER_BARE = 1.5;
const AIM_KIB_A_VIEWER = 50;
const VIEWERS = 500;
/** Fewer streams for each than one actor may have. */
const TOKENS = 25;
const WARM_UP = 100;
const ROUNDS = 400;
/** So many come and go before memory is looked at: the first load code and let the heap find its size. */
const COME_AND_GO = 10;
const SETTLE_MS = 2_000;
const PORTS = { ours: 4386, bare: 4388 };
const BARE_CHANNEL = "bare_changes";

/** What was started, to be ended in the reverse order whatever happens. */
await using ending = new AsyncDisposableStack();

type Side = { channel: string; crowd: Crowd };

const folder = await temporaryFolder();
ending.defer(folder.remove);
const database = await openEmbedded(folder.path);
ending.defer(database.close);
const server = await startServer(PORTS.ours, folder.path, { LOG_LEVEL: "warn", MONITOR: "off" });
ending.defer(async () => {
  await server.stop();
});
const url = `http://localhost:${PORTS.ours}`;
const tokens = await issueTokens();

const bare = new Program(process.execPath, ["bench/support/bare-broadcast.ts"], {
  PORT: String(PORTS.bare),
  DATABASE_URL: database.url,
  CHANNEL: BARE_CHANNEL,
});
ending.defer(async () => {
  await bare.stop();
});
await bare.prints("Listening");

const publisher = new pg.Client({ connectionString: database.url });
await publisher.connect();
ending.defer(() => publisher.end());

async function issueTokens(): Promise<string[]> {
  await createAdministrator(url);
  const headers = { cookie: await signInOverHttp(url), origin: url, "content-type": "application/json" };
  const issued: string[] = [];
  while (issued.length < TOKENS) {
    const body = JSON.stringify({ name: `Viewer ${issued.length}`, role: "viewer" });
    const response = await fetch(`${url}/api/tokens`, { method: "POST", headers, body });
    if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
    issued.push(((await response.json()) as { token: string }).token);
  }
  return issued;
}

function viewers(count: number): Promise<Crowd> {
  const each = Array.from({ length: count }, (_, index) => tokens[index % TOKENS] ?? "");
  return streamCrowd(`${url}/api/stream`, each);
}

let version = 0;

/** @returns milliseconds from sending COMMIT until the last of the crowd has been told */
async function tell({ channel, crowd }: Side): Promise<number> {
  version += 1;
  const change = JSON.stringify({ kind: "incident", number: 1, version });
  const heard = crowd.allHear(change);
  await publisher.query("BEGIN");
  await publisher.query("SELECT pg_notify($1, $2)", [channel, change]);
  const began = performance.now();
  const [at] = await Promise.all([heard, publisher.query("COMMIT")]);
  return at - began;
}

for (let time = 0; time < COME_AND_GO; time += 1) (await viewers(TOKENS)).leave();
await setTimeout(SETTLE_MS);
const before = await residentKib(server.pid);
const ours: Side = { channel: CHANGES_CHANNEL, crowd: await viewers(VIEWERS) };
await setTimeout(SETTLE_MS);
const kibAViewer = ((await residentKib(server.pid)) - before) / VIEWERS;

const peer: Side = { channel: BARE_CHANNEL, crowd: await socketCrowd(`ws://127.0.0.1:${PORTS.bare}`, VIEWERS) };
const samples: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
for (let round = -WARM_UP; round < ROUNDS; round += 1) {
  // Each round begins with the other side, so that whatever else the machine does meets both alike.
  const sides = [["ours", ours] as const, ["bare", peer] as const];
  for (const [name, side] of round % 2 === 0 ? sides : sides.reverse()) {
    const ms = await tell(side);
    if (round >= 0) samples[name].push(ms);
  }
}
ours.crowd.leave();
peer.crowd.leave();

for (const [name, of] of Object.entries(samples)) {
  console.log(`${name}: median ${quantile(of, 0.5).toFixed(2)} ms, p95 ${quantile(of, 0.95).toFixed(2)} ms`);
}
report("stream", {
  lastOf500OverBareWs: {
    value: quantile(samples.ours, 0.95) / quantile(samples.bare, 0.95),
    aim: AIM_OVER_BARE,
    better: "lower",
  },
  kibAViewer: { value: kibAViewer, aim: AIM_KIB_A_VIEWER, better: "lower" },
});
