import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { MonitorView, type Suspicion } from "#lib/contracts/monitor.ts";
import type { Scenario } from "#lib/contracts/simulator.ts";
import { disconnect } from "#lib/db/client.ts";
import { temporaryDatabase } from "#lib/db/testing.ts";
import type { RunningEnv } from "#lib/env.ts";
import { Declaration, type DeclarationInput } from "#lib/incident/command.ts";
import { DECLARATION } from "#lib/incident/testing.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { dismissSuspicion } from "#lib/services/dismiss-suspicion.ts";
import { readIncident } from "#lib/services/read-incident.ts";
import { readMonitor } from "#lib/services/read-monitor.ts";
import { keepLook, lookForMonitor } from "#lib/services/run-monitor.ts";
import { runTriage } from "#lib/services/run-triage.ts";
import { actorWith, contextOf, settleTestEnv } from "#lib/services/testing.ts";
import type { OptionalQuestion } from "#lib/triage/optional-question.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";

const responder = actorWith("responder");
/** Of this moment: a declaration cannot come before the alert that it tells of. */
const now = () => contextOf(responder);

let database: Awaited<ReturnType<typeof temporaryDatabase>>;
let simulator: Simulator;
let first: readonly OptionalQuestion[] | null;
let turn: number;

beforeAll(async () => {
  database = await temporaryDatabase(inject("postgresUrl"));
});
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  settle();
  const { prisma } = database;
  await prisma.$transaction([
    prisma.suspicion.deleteMany(),
    prisma.monitorState.deleteMany(),
    prisma.verdictPeriod.deleteMany(),
    prisma.triageRun.deleteMany(),
    prisma.incidentEvent.deleteMany(),
    prisma.incident.deleteMany(),
  ]);
  [first, turn] = [null, 0];
});
afterEach(() => simulator.close());
afterAll(async () => {
  await disconnect();
  await database.close();
});

function settle(changes: Partial<RunningEnv> = {}): void {
  settleTestEnv({
    databaseUrl: database.url,
    simulated: true,
    port: simulator.port - 1,
    intercom: { apiUrl: `${simulator.url}/intercom`, token: { kind: "value", token: "simulated-token" } },
    statusPage: { url: `${simulator.url}/status`, region: null },
    healthUrl: `${simulator.url}/app/health`,
    ...changes,
  });
}

async function play(scenario: Scenario): Promise<void> {
  await fetch(`${simulator.url}/control`, { method: "PUT", body: JSON.stringify({ scenario }) });
}

/** Runs the monitor so many times, as its loop would, but without the waits. */
async function look(scenario: Scenario, times = 1): Promise<void> {
  await play(scenario);
  for (let n = 0; n < times; n += 1) {
    first = await keepLook(await lookForMonitor({ first, turn, random: 0.5 }));
    turn += 1;
  }
}

async function view(): Promise<MonitorView> {
  const seen = await readMonitor({ ctx: now() });
  expect(MonitorView.parse(seen)).toEqual(seen);
  return seen;
}

async function suspicion(): Promise<Suspicion> {
  const lasting = (await view()).suspicion;
  if (lasting === null) throw new Error("nothing is suspected");
  return lasting;
}

const suspicions = () => database.prisma.suspicion.findMany({ orderBy: { raisedAt: "asc" } });

const declare = (input: Partial<DeclarationInput>) =>
  declareIncident({ ctx: now(), input: Declaration.parse({ ...DECLARATION, ...input }) });

async function calls(): Promise<string[]> {
  const { requests } = (await (await fetch(`${simulator.url}/control`)).json()) as {
    requests: { system: string; method: string; path: string; status: number }[];
  };
  return requests
    .filter(({ system }) => system === "intercom")
    .map(({ method, path, status }) => `${method} ${path.replace(/^\/intercom|\?.*$/g, "")} ${status}`);
}

describe("a run of the monitor", () => {
  test("given that all is well, then it costs two calls, in turn, and never the edge", async () => {
    await look("healthy", 3);
    expect((await calls()).toSorted()).toEqual([
      ...["GET /conversations 200", "GET /conversations 200"],
      ...["GET /me 200", "GET /me 200", "GET /me 200"],
      "POST /contacts/search 200",
    ]);
    expect((await view()).readings.map(({ probe }) => probe)).toEqual([
      ...["api", "status", "incidents", "rate-limit", "health", "scope", "search"],
    ]);
  });

  test("given trouble, then that same run has the whole evidence", async () => {
    await look("healthy", 2);
    await look("network-down");
    expect((await view()).verdict).toMatchObject({ side: "unknown", leaf: "infrastructure", severity: "P1" });
  });

  test("given our rate is limited, then it asks less and says so", async () => {
    await look("rate-limited");
    const { monitoring, rateLimit } = await view();
    expect(monitoring).toMatchObject({ intervalMs: 30_000, slowedBy: expect.stringContaining("limits our rate") });
    expect(rateLimit).toMatchObject({ remaining: 0, resetsAt: expect.any(String) });
    const asked = (await calls()).length;
    await look("rate-limited");
    expect((await calls()).slice(asked)).toEqual(["GET /me 429", "GET /me 401"]);
  });

  test("given that the verdict stays, then it is one period; given that it turns, then what turned it is kept", async () => {
    await look("healthy", 3);
    await look("token-revoked", 2);
    const periods = await database.prisma.verdictPeriod.findMany({ orderBy: { id: "asc" } });
    expect(periods.map(({ leaf }) => leaf)).toEqual(["intermittent", "token"]);
    expect(periods[1]?.changes).toContainEqual({ probe: "api", fact: "GET /me answers 401 token_revoked now" });
    expect((await view()).verdict?.since).toBe(periods[1]?.startedAt.toISOString());
  });

  test("given a gap of monitoring, then the verdict after it is a period of its own", async () => {
    await look("healthy");
    await database.prisma.verdictPeriod.updateMany({
      data: { seenAt: new Date(Date.now() - 3_600_000), startedAt: new Date(Date.now() - 7_200_000) },
    });
    await look("healthy");
    expect(await database.prisma.verdictPeriod.count()).toBe(2);
  });
});

describe("a suspicion", () => {
  test("given one bad run, or a person who asks again and again, then there is none", async () => {
    await look("healthy");
    await look("server-errors-unreported");
    await runTriage({ ctx: now() });
    await runTriage({ ctx: now() });
    await look("healthy");
    expect((await view()).suspicion).toBeNull();
  });

  test("given two bad runs, then it is raised as of the first, with what triggered it and the ids of the failed calls", async () => {
    await look("healthy");
    await look("server-errors-unreported", 4);
    const runs = await database.prisma.triageRun.findMany({ where: { leaf: "server-error" }, orderBy: { seq: "asc" } });
    const raised = await suspicion();
    expect(raised).toMatchObject({
      startedAt: runs[0]?.startedAt.toISOString(),
      runId: runs[1]?.id,
      side: "theirs",
      leaf: "server-error",
      severity: "P1",
      trigger: "Offhook's monitor: Intercom's API is failing; its status page has not said so yet.",
      incidentNumber: null,
      dismissed: null,
    });
    const idsOfMe = raised.requestIds.filter(({ endpoint, at }) => endpoint === "GET /me" && at !== null);
    expect(idsOfMe).toHaveLength(2);
    expect(Date.parse(idsOfMe[1]?.at ?? "") - Date.parse(idsOfMe[0]?.at ?? "")).toBeGreaterThan(0);
  });

  test("given an API that comes and goes, then it is one; given three good runs, then it is over", async () => {
    for (let n = 0; n < 4; n += 1) {
      await look("server-errors-unreported");
      await look("healthy");
    }
    expect(await suspicions()).toHaveLength(1);
    await look("healthy", 2);
    expect((await view()).suspicion).toBeNull();
    expect(await suspicions()).toMatchObject([{ endedAt: expect.any(Date) }]);
  });

  test("given that it turns into something else before anybody knows, then it says what is wrong now", async () => {
    await look("search-slow", 3);
    const { id, startedAt } = await suspicion();
    await look("token-revoked");
    expect(await suspicion()).toMatchObject({
      id,
      startedAt,
      leaf: "token",
      severity: "P1",
      trigger: "Offhook's monitor: Intercom rejects our token (401 token_revoked).",
    });
  });

  test("given that it is declared, then the incident began with the first bad run and has its ids; once", async () => {
    await look("token-revoked", 3);
    const { id, startedAt, trigger, runId, severity, leaf } = await suspicion();
    const input = { severity, leaf, firstAlert: { at: startedAt, text: trigger }, triageRunId: runId, suspicionId: id };
    const record = await declare(input);
    expect(record).toMatchObject({ startedAt, severity: "P1", leaf: "token" });
    expect(record.requestIds.length).toBeGreaterThan(1);
    expect((await suspicion()).incidentNumber).toBe(record.number);
    await expect(declare(input)).rejects.toMatchObject({ code: "not_now", message: expect.stringContaining("INC-1") });
    await expect(dismissSuspicion({ ctx: now(), input: { id, dismissal: { reason: "known" } } })).rejects.toMatchObject(
      {
        code: "not_now",
      },
    );
  });

  test("given two people who declare it at once, then one incident comes of it", async () => {
    await look("token-revoked", 2);
    const { id: suspicionId } = await suspicion();
    const outcomes = await Promise.allSettled([declare({ suspicionId }), declare({ suspicionId })]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await database.prisma.incident.count()).toBe(1);
  });

  test("given an open incident of the problem, or one that is declared by hand meanwhile, then it belongs to that", async () => {
    const first = await declare({ leaf: "token" });
    await look("token-revoked", 2);
    expect((await suspicion()).incidentNumber).toBe(first.number);
    await look("healthy", 3);
    const { version } = await readIncident({ ctx: now(), input: { number: first.number } });
    const command = { type: "resolve", expectedVersion: version, fix: "Rotated it" } as const;
    await commandIncident({ ctx: now(), input: { number: first.number, command } });
    await look("server-errors", 2);
    const second = await declare({ leaf: "server-error" });
    expect((await suspicion()).incidentNumber).toBe(second.number);
  });

  test("given that it is dismissed, then the same problem is not proposed again, and another one is", async () => {
    await look("token-revoked", 2);
    const { id } = await suspicion();
    const dismissed = await dismissSuspicion({ ctx: now(), input: { id, dismissal: { reason: "We rotate it now" } } });
    expect(dismissed.dismissed).toMatchObject({ by: "A responder", reason: "We rotate it now" });
    await look("token-revoked", 2);
    expect((await suspicion()).id).toBe(id);
    await look("server-errors", 2);
    expect(await suspicion()).toMatchObject({ leaf: "upstream", dismissed: null });
    await expect(
      dismissSuspicion({ ctx: contextOf(actorWith("viewer")), input: { id, dismissal: { reason: "no" } } }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("what can go wrong around a suspicion", () => {
  test("given slow search that was dismissed, then a total outage is raised all the same", async () => {
    await look("search-slow", 3);
    const { id } = await suspicion();
    await dismissSuspicion({ ctx: now(), input: { id, dismissal: { reason: "Known" } } });
    await look("server-errors-unreported", 2);
    expect(await suspicion()).toMatchObject({ severity: "P1", dismissed: null });
    expect((await suspicion()).id).not.toBe(id);
  });

  test("given an incident that was resolved too early, then it is raised anew", async () => {
    await look("token-revoked", 2);
    const { id: suspicionId } = await suspicion();
    const { number, version } = await declare({ leaf: "token", suspicionId });
    const command = { type: "resolve", expectedVersion: version, fix: "Rotated it" } as const;
    await commandIncident({ ctx: now(), input: { number, command } });
    await look("token-revoked", 2);
    expect(await suspicion()).toMatchObject({ incidentNumber: null, leaf: "token" });
  });

  test("given a long gap of monitoring, then what is found after it did not begin before it", async () => {
    await look("scope-missing", 2);
    const before = await suspicion();
    await database.prisma.monitorState.updateMany({ data: { lastRunAt: new Date(Date.now() - 3_600_000) } });
    await look("scope-missing", 2);
    const after = await suspicion();
    expect(after.id).not.toBe(before.id);
    expect(Date.parse(after.startedAt)).toBeGreaterThan(Date.parse(before.raisedAt));
  });

  test("given runs that did not ask what is in trouble, then they do not end it", async () => {
    await look("scope-missing", 2);
    for (let n = 0; n < 4; n += 1) {
      first = [];
      await look("scope-missing");
      expect((await view()).verdict?.side).toBe("healthy");
    }
    expect((await suspicion()).leaf).toBe("scope");
  });

  test("given a suspicion of the simulator, then a real incident takes nothing of it", async () => {
    await look("token-revoked", 2);
    const { id } = await suspicion();
    settle({ simulated: false });
    await expect(declare({ suspicionId: id })).rejects.toMatchObject({ code: "invalid_command" });
    const dismissal = { reason: "Not mine" };
    await expect(dismissSuspicion({ ctx: now(), input: { id, dismissal } })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("given a declaration while a run is being kept, then it is not forgotten again", async () => {
    await look("token-revoked", 2);
    const { id: suspicionId } = await suspicion();
    const [record] = await Promise.all([declare({ leaf: "rate-limit", suspicionId }), look("token-revoked")]);
    await look("token-revoked");
    expect((await suspicions()).map(({ incidentNumber }) => incidentNumber)).toContain(record.number);
  });
});

describe("an open incident", () => {
  const timeline = async () =>
    (await readIncident({ ctx: now(), input: { number: 1 } })).entries.flatMap(({ body, by }) =>
      body.kind === "triage" ? [`${by.name}: ${body.text}`] : [],
    );

  test("given that the page reports it and calls work again, then each turn is told once with what turned it", async () => {
    await look("server-errors-unreported", 2);
    const { id: suspicionId, runId: triageRunId } = await suspicion();
    await declare({ leaf: "server-error", suspicionId, triageRunId });
    await look("server-errors-unreported", 2);
    await look("server-errors", 3);
    await look("healthy", 4);
    const [, reported, again, ...more] = await timeline();
    expect(reported).toMatch(/^Monitor: Intercom's page now reports: .+\. Theirs: Intercom reports an incident/);
    expect(again).toMatch(/^Monitor: .*GET \/me answers 200 again\..* Healthy: Calls to Intercom work\.$/);
    expect(more).toEqual([]);
  });

  test("given an API that comes and goes, then the timeline does not flap with it", async () => {
    await look("server-errors-unreported", 2);
    const { id: suspicionId, runId: triageRunId } = await suspicion();
    await declare({ leaf: "server-error", suspicionId, triageRunId });
    for (let n = 0; n < 4; n += 1) {
      await look("healthy");
      await look("server-errors-unreported");
    }
    expect(await timeline()).toHaveLength(1);
  });
});
