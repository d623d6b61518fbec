import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from "vitest";
import { MonitorView, type Suspicion } from "#lib/contracts/monitor.ts";
import type { Scenario } from "#lib/contracts/simulator.ts";
import { disconnect } from "#lib/db/client.ts";
import { temporaryDatabase } from "#lib/db/testing.ts";
import type { RunningEnv } from "#lib/env.ts";
import { Declaration, type DeclarationInput } from "#lib/incident/command.ts";
import { DECLARATION } from "#lib/incident/testing.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { readMonitor } from "#lib/services/read-monitor.ts";
import { keepLook, lookForMonitor } from "#lib/services/run-monitor.ts";
import { actorWith, contextOf, settleTestEnv } from "#lib/services/testing.ts";
import type { OptionalQuestion } from "#lib/triage/optional-question.ts";

type Simulator = { readonly url: string; readonly port: number; close(): Promise<void> };

/**
 * A monitor that looks when a test says so, at a simulator of its own, with a database that each test finds empty.
 * @param startSimulator the simulator's own; services know nothing of it
 */
export function monitorUnderTest(startSimulator: (options: { port: number }) => Promise<Simulator>) {
  const responder = actorWith("responder");
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
      prisma.postmortem.deleteMany(),
      prisma.incident.deleteMany(),
    ]);
    [first, turn] = [null, 0];
  });
  afterEach(() => simulator.close());
  afterAll(async () => {
    await disconnect();
    await database.close();
  });

  /** Of this moment: a declaration cannot come before the alert that it tells of. */
  const now = () => contextOf(responder);

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

  /** Looks so many times, as the monitor's loop would, but without the waits. */
  async function look(scenario: Scenario, times = 1): Promise<void> {
    await fetch(`${simulator.url}/control`, { method: "PUT", body: JSON.stringify({ scenario }) });
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

  return {
    now,
    settle,
    look,
    view,
    prisma: () => database.prisma,
    /** The next look asks only what is always asked. */
    askLittle: () => {
      first = [];
    },
    suspicion: async (): Promise<Suspicion> => {
      const lasting = (await view()).suspicion;
      if (lasting === null) throw new Error("nothing is suspected");
      return lasting;
    },
    suspicions: () => database.prisma.suspicion.findMany({ orderBy: { raisedAt: "asc" } }),
    declare: (input: Partial<DeclarationInput>) =>
      declareIncident({ ctx: now(), input: Declaration.parse({ ...DECLARATION, ...input }) }),
    /** What Intercom was asked, and what it answered. */
    calls: async (): Promise<string[]> => {
      const { requests } = (await (await fetch(`${simulator.url}/control`)).json()) as {
        requests: { system: string; method: string; path: string; status: number }[];
      };
      return requests
        .filter(({ system }) => system === "intercom")
        .map(({ method, path, status }) => `${method} ${path.replace(/^\/intercom|\?.*$/g, "")} ${status}`);
    },
  };
}
