import { randomBytes } from "node:crypto";
import path from "node:path";
import { expect, test } from "@playwright/test";
import type { MonitorView } from "#lib/contracts/monitor.ts";
import type { Scenario } from "#lib/contracts/simulator.ts";
import { type Cluster, clusterUrl, openCluster, startCluster, stopCluster } from "#lib/postgres/cluster.ts";
import { outage } from "../soak/outage/outage.ts";
import { MONITOR_EVERY_SECOND, startServer, temporaryFolder } from "./support/app.ts";
import { signIn } from "./support/fixtures.ts";
import type { Program } from "./support/processes.ts";
import { createAdministrator, signInOverHttp } from "./support/sign-in.ts";
import { StreamClient } from "./support/streams.ts";

const STREAMS = 50;
const PORTS = { first: 4250, second: 4260 };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let cluster: Cluster;
let databasePort: number;
let env: Record<string, string>;
const programs: Program[] = [];
const streams: StreamClient[] = [];

test.beforeAll(async () => {
  folder = await temporaryFolder();
  cluster = await openCluster(folder.path);
  databasePort = await startCluster(cluster);
  env = {
    ...MONITOR_EVERY_SECOND,
    DATABASE_URL: clusterUrl(cluster, databasePort, "postgres"),
    AUTH_SECRET: randomBytes(32).toString("hex"),
  };
});
test.afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close();
  for (const program of programs.splice(0)) await program.stop("SIGKILL");
});
test.afterAll(async () => {
  await stopCluster(cluster);
  await folder.remove();
});

async function serve(port: number, more: Record<string, string> = {}): Promise<Program> {
  const program = await startServer(port, folder.path, { ...env, ...more });
  programs.push(program);
  return program;
}

const urlOf = (port: number) => `http://localhost:${port}`;

async function cookieAt(port: number): Promise<string> {
  await createAdministrator(urlOf(port)).catch(() => {});
  return signInOverHttp(urlOf(port));
}

function listen(port: number, cookie: string): StreamClient {
  const stream = new StreamClient(urlOf(port), cookie);
  streams.push(stream);
  return stream;
}

async function monitorAt(port: number, cookie: string): Promise<MonitorView | null> {
  const answer = await fetch(`${urlOf(port)}/api/monitor`, { headers: { cookie } }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as MonitorView) : null;
}

async function playAt(port: number, scenario: Scenario): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port + 1}/control`, {
    method: "PUT",
    body: JSON.stringify({ scenario }),
  });
  expect(response.status).toBe(200);
}

/** How often the simulator of a process was asked for `/me`, up to what it remembers. */
async function lastAskedAt(port: number): Promise<number> {
  const { requests } = (await (await fetch(`http://127.0.0.1:${port + 1}/control`)).json()) as {
    requests: { at: string; path: string }[];
  };
  return Date.parse(requests.findLast(({ path: asked }) => asked.endsWith("/me"))?.at ?? "1970-01-01T00:00:00Z");
}

test("while the database is gone fifty streams and a page say so; within a second of its return all is live again, and no note is lost", async ({
  browser,
}) => {
  test.slow();
  const program = await serve(PORTS.first);
  const url = urlOf(PORTS.first);
  const cookie = await cookieAt(PORTS.first);
  const page = await (await browser.newContext({ baseURL: url })).newPage();
  await signIn(page);
  const live = page.getByText("Live", { exact: true });
  await expect(live).toBeVisible();

  const { faults, acknowledged, heardAfterMs } = await outage({
    ...{ url, cookie, cluster, databasePort },
    streams: STREAMS,
    goneMs: 3_000,
    whileGone: () => expect(page.getByText(/Not live since/).first()).toBeVisible(),
  });
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(1);
  expect(heardAfterMs).toBeLessThan(1_000);
  await expect(live).toBeVisible();
  expect(program.hasEnded).toBe(false);
  expect(program.output).not.toContain("Uncaught exception");
  await page.context().close();
});

test("of two processes on one database one probes and both stream; the other takes over when that one dies", async () => {
  const first = await serve(PORTS.first);
  const cookie = await cookieAt(PORTS.first);
  await expect.poll(async () => (await monitorAt(PORTS.first, cookie))?.monitoring.lastRunAt ?? null).not.toBeNull();
  await serve(PORTS.second);
  const onFirst = listen(PORTS.first, cookie);
  const onSecond = listen(PORTS.second, cookie);
  await expect.poll(() => onSecond.heard.filter(({ event }) => event === "change").length).toBeGreaterThan(2);
  expect(onFirst.heard.filter(({ event }) => event === "change").length).toBeGreaterThan(1);
  expect(await lastAskedAt(PORTS.second)).toBe(0);

  const died = Date.now();
  await first.stop("SIGKILL");
  await expect.poll(() => lastAskedAt(PORTS.second), { intervals: [50] }).toBeGreaterThan(died);
  // One interval, and what a busy machine adds.
  expect((await lastAskedAt(PORTS.second)) - died).toBeLessThan(1_000 + 1_500);
});

test("a clock that jumps an hour, ahead and back, stops neither verdict nor suspicion", async () => {
  const clock = `--import=${path.join(import.meta.dirname, "support/jumping-clock.mjs")}`;
  const program = await serve(PORTS.first, { NODE_OPTIONS: clock });
  const cookie = await cookieAt(PORTS.first);
  const leaf = async () => (await monitorAt(PORTS.first, cookie))?.verdict?.leaf;
  const suspected = async () => (await monitorAt(PORTS.first, cookie))?.suspicion?.leaf ?? null;

  await playAt(PORTS.first, "token-revoked");
  await expect.poll(leaf).toBe("token");
  program.child.kill("SIGUSR2");
  await expect.poll(suspected).toBe("token");
  await playAt(PORTS.first, "healthy");
  await expect.poll(leaf).toBe("intermittent");
  await expect.poll(suspected).toBeNull();

  program.child.kill("SIGWINCH");
  await playAt(PORTS.first, "plan-restricted");
  await expect.poll(leaf).toBe("plan");
  await expect.poll(suspected).toBe("plan");
  expect(program.hasEnded).toBe(false);
});
