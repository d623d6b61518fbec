import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { disconnect } from "#lib/db/client.ts";
import { temporaryDatabase } from "#lib/db/testing.ts";
import { startMonitor } from "#lib/jobs/monitor.ts";
import { settleTestEnv } from "#lib/services/testing.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";

const INTERVAL_MS = 1_000;
/** The earliest in its interval that a run may come. */
const SHORTEST_MS = 0.75 * INTERVAL_MS;

let database: Awaited<ReturnType<typeof temporaryDatabase>>;
let simulator: Simulator;
let monitors: ReturnType<typeof startMonitor>[];

beforeAll(async () => {
  database = await temporaryDatabase(inject("postgresUrl"));
});
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  monitors = [];
  settleTestEnv({
    databaseUrl: database.url,
    simulated: true,
    intercom: { apiUrl: `${simulator.url}/intercom`, token: { kind: "value", token: "simulated-token" } },
    statusPage: { url: `${simulator.url}/status`, region: "us" },
    healthUrl: null,
    monitor: { on: true, intervalMs: INTERVAL_MS, fastIntervalMs: INTERVAL_MS },
  });
});
afterEach(async () => {
  await Promise.all(monitors.map((monitor) => monitor.close()));
  await simulator.close();
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

function start(): void {
  monitors.push(startMonitor());
}

const runsKept = () => database.prisma.triageRun.count();

async function timesAsked(): Promise<number> {
  const { requests } = (await (await fetch(`${simulator.url}/control`)).json()) as { requests: { path: string }[] };
  return requests.filter(({ path }) => path === "/intercom/me").length;
}

describe("the monitor", () => {
  test("given two of them, then the world is asked once an interval all the same", async () => {
    start();
    start();
    await vi.waitFor(async () => expect(await runsKept()).toBeGreaterThan(0), 10_000);
    const [began, before] = [performance.now(), await timesAsked()];
    await vi.waitFor(async () => expect((await timesAsked()) - before).toBeGreaterThanOrEqual(3), 10_000);
    expect(performance.now() - began).toBeGreaterThan(2 * SHORTEST_MS);
  });

  test("given a database that keeps nothing, then Intercom is asked no more often for that, and what was seen is kept at last", async () => {
    await database.prisma.$executeRawUnsafe(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no space left' USING ERRCODE = '53100'; END $$`);
    await database.prisma.$executeRawUnsafe(
      "CREATE TRIGGER refuse BEFORE INSERT ON triage_run FOR EACH ROW EXECUTE FUNCTION refuse()",
    );
    const kept = await runsKept();
    start();
    await vi.waitFor(async () => expect(await timesAsked()).toBeGreaterThan(0), 10_000);
    const [began, before] = [performance.now(), await timesAsked()];
    await vi.waitFor(() => expect(performance.now() - began).toBeGreaterThan(4_000), { timeout: 10_000 });
    expect((await timesAsked()) - before).toBeLessThanOrEqual((performance.now() - began) / SHORTEST_MS + 1);
    expect(await runsKept()).toBe(kept);
    await database.prisma.$executeRawUnsafe("DROP FUNCTION refuse CASCADE");
    await vi.waitFor(async () => expect(await runsKept()).toBeGreaterThan(kept), 10_000);
  });

  test("given that it is closed, then another one takes its place at once", async () => {
    start();
    await vi.waitFor(async () => expect(await timesAsked()).toBeGreaterThan(0), 10_000);
    await monitors[0]?.close();
    const asked = await timesAsked();
    start();
    await vi.waitFor(async () => expect(await timesAsked()).toBeGreaterThan(asked), 10_000);
  });
});
