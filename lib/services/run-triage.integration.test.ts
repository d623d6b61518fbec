import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import type { Scenario } from "#lib/contracts/simulator.ts";
import { TriageRun } from "#lib/contracts/triage.ts";
import { disconnect } from "#lib/db/client.ts";
import { temporaryDatabase } from "#lib/db/testing.ts";
import { findLastKnownRegion, findLatestTriageRun, insertTriageRun } from "#lib/db/triage-runs.ts";
import { checkHealth } from "#lib/services/check-health.ts";
import { latestTriage } from "#lib/services/latest-triage.ts";
import { runTriage } from "#lib/services/run-triage.ts";
import { switchSimulator } from "#lib/services/switch-simulator.ts";
import { actorWith, contextOf, NO_DATABASE, settleTestEnv } from "#lib/services/testing.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";

const ctx = contextOf(actorWith("responder"));

let database: Awaited<ReturnType<typeof temporaryDatabase>>;
let simulator: Simulator;

beforeAll(async () => {
  database = await temporaryDatabase(inject("postgresUrl"));
});
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  settle(database.url);
  await database.prisma.triageRun.deleteMany();
});
afterEach(() => simulator.close());
afterAll(async () => {
  await disconnect();
  await database.close();
});

/** As the server settles it where there is no token. */
function settle(databaseUrl: string): void {
  settleTestEnv({
    databaseUrl,
    port: simulator.port - 1,
    intercom: { apiUrl: `${simulator.url}/intercom`, token: { kind: "value", token: "simulated-token" } },
    statusPage: { url: `${simulator.url}/status`, region: null },
    healthUrl: `${simulator.url}/app/health`,
  });
}

const play = (scenario: Scenario) => switchSimulator({ ctx, input: { scenario } });

async function callsOfMe(): Promise<number> {
  const { requests } = (await (await fetch(`${simulator.url}/control`)).json()) as { requests: { path: string }[] };
  return requests.filter(({ path }) => path.endsWith("/me")).length;
}

function keptRun(startedAt: Date): TriageRun {
  const verdict = { side: "healthy", leaf: "intermittent", severity: null, confidence: "certain" } as const;
  return {
    id: randomUUID(),
    startedAt: startedAt.toISOString(),
    endedAt: startedAt.toISOString(),
    simulated: true,
    ranBy: null,
    verdict: { ...verdict, decidedBy: [], wouldFlip: [] },
    readings: [],
    rateLimit: null,
  };
}

describe("running triage", () => {
  test("given a revoked token, then the verdict comes back as the contract says, and is the latest from then on", async () => {
    await play("token-revoked");
    const { run, kept } = await runTriage({ ctx });
    expect(kept).toBe(true);
    expect(TriageRun.parse(run)).toEqual(run);
    expect(run).toMatchObject({
      simulated: true,
      ranBy: "A responder",
      verdict: { side: "ours", leaf: "token", severity: "P1" },
    });
    expect(await latestTriage({ ctx: contextOf(actorWith("viewer")) })).toEqual(run);
  });

  test("given ten requests at once, then they share one run", async () => {
    await runTriage({ ctx });
    const once = await callsOfMe();
    const runs = await Promise.all(Array.from({ length: 10 }, () => runTriage({ ctx })));
    expect(new Set(runs.map(({ run }) => run.id)).size).toBe(1);
    expect(await callsOfMe()).toBe(2 * once);
    expect(await database.prisma.triageRun.count()).toBe(2);
  });

  test("given that the simulator is switched while a run is under way, then the next request is not answered by that run", async () => {
    await play("hang");
    const before = runTriage({ ctx });
    await play("token-revoked");
    const after = await runTriage({ ctx });
    expect(after.run.verdict.leaf).toBe("token");
    expect((await before).run.id).not.toBe(after.run.id);
  });

  test("given a good /me, then its region is known to the runs after it", async () => {
    await runTriage({ ctx });
    expect(await findLastKnownRegion(true)).toBe("us");
    await play("token-revoked");
    await runTriage({ ctx });
    expect(await findLastKnownRegion(true)).toBe("us");
    expect(await findLastKnownRegion(false)).toBeNull();
  });

  test("given that the database is gone, then the verdict comes back and says that it was not kept", async () => {
    await play("health-down");
    await disconnect();
    settle(NO_DATABASE);
    const { run, kept } = await runTriage({ ctx });
    expect(kept).toBe(false);
    expect(run.verdict).toMatchObject({ side: "ours", leaf: "infrastructure" });
    await disconnect();
  });
});

describe("the latest run", () => {
  test("given only runs of the other kind, or one that this version cannot read, then there is none", async () => {
    expect(await latestTriage({ ctx })).toBeNull();
    await insertTriageRun(database.prisma, { ...keptRun(new Date()), simulated: false }, null);
    expect(await latestTriage({ ctx })).toBeNull();
    const { id } = keptRun(new Date());
    await insertTriageRun(database.prisma, { ...keptRun(new Date()), id }, null);
    await database.prisma.triageRun.update({ where: { id }, data: { leaf: "a leaf of the future" } });
    expect(await findLatestTriageRun(true)).toBeNull();
  });
});

describe("the health check", () => {
  test("given no run, then it says so; given a run, then what it found", async () => {
    const health = () => checkHealth({ ctx: { now: new Date() } });
    expect(await health()).toMatchObject({ status: "healthy", services: { intercom: { status: "unknown" } } });
    await play("rate-limited");
    await runTriage({ ctx });
    expect(await health()).toMatchObject({ status: "degraded", services: { intercom: { status: "degraded" } } });
  });

  test("given no database, then it is unhealthy and answers in time", async () => {
    await disconnect();
    settle(NO_DATABASE);
    expect(await checkHealth({ ctx: { now: new Date() } })).toEqual({
      status: "unhealthy",
      services: { database: { status: "unhealthy" }, intercom: { status: "unknown" } },
    });
    await disconnect();
  });
});
