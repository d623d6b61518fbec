import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { Scenario } from "#lib/contracts/simulator.ts";
import { disconnect } from "#lib/db/client.ts";
import { temporaryDatabase } from "#lib/db/testing.ts";
import { Command, type CommandInput, Declaration, type DeclarationInput } from "#lib/incident/command.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { readIncident } from "#lib/services/read-incident.ts";
import { runTriage } from "#lib/services/run-triage.ts";
import { switchSimulator } from "#lib/services/switch-simulator.ts";
import { actorWith, contextOf, settleTestEnv } from "#lib/services/testing.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";

const responder = actorWith("responder");
const now = () => contextOf(responder);

let database: Awaited<ReturnType<typeof temporaryDatabase>>;
let simulator: Simulator;
beforeAll(async () => {
  database = await temporaryDatabase(inject("postgresUrl"));
  simulator = await startSimulator({ port: 0 });
  settle({ simulated: true });
});
afterAll(async () => {
  await simulator.close();
  await disconnect();
  await database.close();
});
beforeEach(() => play("token-revoked"));

function settle({ simulated }: { simulated: boolean }): void {
  settleTestEnv({
    databaseUrl: database.url,
    port: simulator.port - 1,
    simulated,
    intercom: { apiUrl: `${simulator.url}/intercom`, token: { kind: "value", token: "simulated-token" } },
    statusPage: { url: `${simulator.url}/status`, region: "us" },
    healthUrl: `${simulator.url}/app/health`,
  });
}

const play = (scenario: Scenario) => switchSimulator({ ctx: now(), input: { scenario } });

function declared(change: Partial<DeclarationInput> = {}): Promise<IncidentRecord> {
  const firstAlert = { text: "PagerDuty", at: new Date().toISOString() };
  return declareIncident({ ctx: now(), input: Declaration.parse({ severity: "P1", firstAlert, ...change }) });
}

const command = (number: number, input: CommandInput) =>
  commandIncident({ ctx: now(), input: { number, command: Command.parse(input) } });

/** A run, and all that follows from it. */
async function runTriageToTheEnd() {
  const finished = await runTriage({ ctx: now() });
  await finished.added;
  return finished;
}

const read = (number: number) => readIncident({ ctx: now(), input: { number } });

function findingsIn({ entries }: IncidentRecord): string[] {
  return entries.flatMap(({ body }) => (body.kind === "triage" ? [body.said ?? body.text] : []));
}

const REVOKED = "Ours: Intercom rejects our token (401 token_revoked).";

describe("a declaration that rests on a triage run", () => {
  test("given the run, then what it found and the ids of its failed calls are in the record", async () => {
    const { run } = await runTriageToTheEnd();
    const record = await declared({ triageRunId: run.id });
    expect(findingsIn(record)).toEqual([REVOKED]);
    expect(record.triagedAt).toBe(run.startedAt);
    const api = run.readings.find(({ probe }) => probe === "api");
    expect(api?.requestIds.length).toBeGreaterThan(0);
    expect(record.requestIds).toContainEqual({
      id: api?.requestIds[0],
      endpoint: "GET /me",
      status: 401,
      code: "token_revoked",
      at: api?.at,
      entry: 4,
    });
    expect(new Set(record.requestIds.map(({ id }) => id)).size).toBe(record.requestIds.length);
  });
});

describe("a run that somebody attaches", () => {
  test("given that it says nothing new, then it is in the record all the same; once", async () => {
    const { run } = await runTriageToTheEnd();
    const { run: second } = await runTriageToTheEnd();
    const { number } = await declared({ triageRunId: run.id });
    const attached = await command(number, { type: "attach-triage", triageRunId: second.id });
    expect(findingsIn(attached)).toEqual([REVOKED, REVOKED]);
    expect(await command(number, { type: "attach-triage", triageRunId: second.id })).toEqual(attached);
  });
});

describe("a run that nobody attaches", () => {
  test("given open incidents, then it is added to each where it says something new, in the name of who ran it", async () => {
    const [first, second] = [await declared(), await declared()];
    const { run } = await runTriageToTheEnd();
    for (const { number } of [first, second]) {
      const { entries } = await read(number);
      const entry = entries.find(({ body }) => body.kind === "triage");
      expect(entry).toMatchObject({
        happenedAt: run.startedAt,
        by: { kind: "account", id: responder.kind === "operator" ? null : responder.id, name: responder.name },
        body: { runId: run.id, leaf: "token", text: expect.stringContaining(REVOKED) },
      });
    }
    const before = await read(first.number);
    await runTriageToTheEnd();
    expect(await read(first.number)).toEqual(before);
    await play("rate-limited");
    await runTriageToTheEnd();
    expect(findingsIn(await read(first.number))).toEqual([REVOKED, expect.stringContaining("rate limit")]);
  });

  test("given an incident that is resolved, or one of the other kind, then it is left alone", async () => {
    const resolved = await declared();
    await command(resolved.number, { type: "resolve", fix: "New token", expectedVersion: 2 });
    settle({ simulated: false });
    const real = await declared();
    settle({ simulated: true });
    await runTriageToTheEnd();
    expect(findingsIn(await read(resolved.number))).toEqual([]);
    expect(findingsIn(await read(real.number))).toEqual([]);
    await expect(
      command(real.number, { type: "attach-triage", triageRunId: (await runTriageToTheEnd()).run.id }),
    ).rejects.toMatchObject({ code: "invalid_command", field: "triageRunId" });
  });

  test("given a record that cannot be read, then the run is kept, and the other records have it", async () => {
    const { number } = await declared();
    const other = await declared();
    const where = { incidentNumber_seq: { incidentNumber: number, seq: 2 } };
    await database.prisma.incidentEvent.update({ where, data: { version: 99 } });
    const { run, kept } = await runTriageToTheEnd();
    expect([kept, run.verdict.leaf]).toEqual([true, "token"]);
    expect(findingsIn(await read(other.number))).toEqual([REVOKED]);
    await database.prisma.incidentEvent.update({ where, data: { version: 1 } });
  });
});
