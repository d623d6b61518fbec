/**
 * The list of incidents over HTTP, at 100,000 of them: against the same query by bare `pg` behind `node:http` on the same
 * database (see `support/bare-list.ts`), and against itself at 1,000. Ours is the built server as it is started for use.
 */
import { deepStrictEqual } from "node:assert";
import pg from "pg";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { startServer, temporaryFolder } from "../e2e/support/app.ts";
import { Program, run } from "../e2e/support/processes.ts";
import { ask, askInTurn, type Side } from "./support/asking.ts";
import { quantile, report } from "./support/figures.ts";

const AIM_OVER_BARE = 1.6;
const AIM_OVER_FEW = 1.2;
const MANY = 100_000;
const FEW = 1_000;
/** The first requests load code and let it be compiled. */
const WARM_UP = 400;
const ROUNDS = 1_500;
const PORTS = { many: 4380, few: 4382, bare: 4384 };

/** What was started, to be ended in the reverse order whatever happens. */
await using ending = new AsyncDisposableStack();

async function offhook(dataDir: string, ...args: string[]): Promise<string> {
  const { code, output, errors } = await run(process.execPath, ["cli/main.ts", ...args], { DATA_DIR: dataDir });
  if (code !== 0) throw new Error(errors);
  return output.trim();
}

/** A server on so many incidents. */
async function serve(incidents: number, port: number): Promise<Side & { databaseUrl: string }> {
  const folder = await temporaryFolder();
  ending.defer(folder.remove);
  const database = await openEmbedded(folder.path);
  ending.defer(database.close);
  console.log(await offhook(folder.path, "seed", "--incidents", String(incidents)));
  const token = await offhook(folder.path, "token", "add", "Benchmark", "--role", "viewer");
  await settle(database.url);
  const server = await startServer(port, folder.path, { LOG_LEVEL: "warn" });
  ending.defer(async () => {
    await server.stop();
  });
  return { url: `http://127.0.0.1:${port}/api/incidents`, token, databaseUrl: database.url };
}

/** What PostgreSQL does by itself within minutes after so many rows: it must not do it while we measure. */
async function settle(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("VACUUM ANALYZE");
  await client.query("CHECKPOINT");
  await client.end();
}

async function serveBare(databaseUrl: string, token: string): Promise<{ checked: Side; open: Side }> {
  const port = String(PORTS.bare);
  const program = new Program(process.execPath, ["bench/support/bare-list.ts"], {
    PORT: port,
    DATABASE_URL: databaseUrl,
  });
  ending.defer(async () => {
    await program.stop();
  });
  await program.prints("Listening");
  const side = (path: string) => ({ url: `http://127.0.0.1:${port}${path}`, token });
  return { checked: side("/"), open: side("/open") };
}

const many = await serve(MANY, PORTS.many);
const few = await serve(FEW, PORTS.few);
const bare = await serveBare(many.databaseUrl, many.token);
deepStrictEqual(JSON.parse((await ask(many)).text), JSON.parse((await ask(bare.checked)).text));

const sides = { ours: many, "ours at 1,000": few, bare: bare.checked, "bare without a token": bare.open };
await askInTurn(Object.values(sides), WARM_UP);
const samples = await askInTurn(Object.values(sides), ROUNDS);

const p95 = samples.map((one) => quantile(one, 0.95));
Object.keys(sides).forEach((name, index) => {
  const median = quantile(samples[index] ?? [], 0.5);
  console.log(`${name}: median ${median.toFixed(2)} ms, p95 ${p95[index]?.toFixed(2)} ms`);
});
const [oursP95 = 0, fewP95 = 0, bareP95 = 0, openP95 = 0] = p95;
console.log(`Over bare pg without a token: ${(oursP95 / openP95).toFixed(2)}`);
report("incidents", {
  listOverBarePg: { value: oursP95 / bareP95, aim: AIM_OVER_BARE, better: "lower" },
  at100kOver1k: { value: oursP95 / fewP95, aim: AIM_OVER_FEW, better: "lower" },
});
