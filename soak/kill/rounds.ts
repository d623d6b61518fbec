import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { connect } from "#lib/db/client.ts";
import { faultsIn, readStoredIncidents, type StoredIncidents } from "#lib/db/testing-logs.ts";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { Random } from "#lib/services/seed/random.ts";
import { startServer, temporaryFolder } from "../../e2e/support/app.ts";
import type { Program } from "../../e2e/support/processes.ts";
import { createAdministrator, signInOverHttp } from "../../e2e/support/sign-in.ts";
import { Clients } from "./clients.ts";
import { keptOf, orderFaults } from "./order-faults.ts";
import { killTrees } from "./processes.ts";

type Plan = {
  readonly rounds: number;
  /** Sent in each round; the kill comes in the middle of them. */
  readonly commands: number;
  /** The moments of the kills and the content of the commands follow from it. */
  readonly seed: number;
  /** Of the server; the simulator takes the next one. */
  readonly port: number;
  /** Hears a line for each round. */
  readonly say: (line: string) => void;
};

export type Summary = {
  acknowledged: number;
  refused: number;
  /** Under way when everything died, and how many of those had been recorded by then. */
  cutOff: number;
  cutOffRecorded: number;
  slowestRestartMs: number;
  /** What must be empty. */
  faults: string[];
};

const SIDE_BY_SIDE = 6;

/**
 * Kills the server and its PostgreSQL with SIGKILL while clients send commands, starts it again as one always does, and
 * looks at every record; round after round on the same data folder. What processes had handed to the kernel survives such
 * a kill, so this tests our transactions and PostgreSQL's recovery, not the disk.
 */
export async function killRounds({ rounds, commands, seed, port, say }: Plan): Promise<Summary> {
  const random = new Random(seed);
  const folder = await temporaryFolder();
  const summary: Summary = {
    acknowledged: 0,
    refused: 0,
    cutOff: 0,
    cutOffRecorded: 0,
    slowestRestartMs: 0,
    faults: [],
  };
  let server = await startServer(port, folder.path);
  try {
    const clients = new Clients({ ...(await signUp(port)), random });
    for (let round = 1; round <= rounds && summary.faults.length === 0; round += 1) {
      clients.turnPage();
      const moment = {
        killAfter: random.whole(Math.ceil(commands * 0.1), Math.floor(commands * 0.9)),
        delayMs: random.whole(0, 12),
      };
      await liveUntilKilled({ clients, server, dataDir: folder.path, upTo: round * commands, ...moment });
      const began = performance.now();
      server = await startServer(port, folder.path);
      const restartMs = performance.now() - began;
      summary.slowestRestartMs = Math.max(summary.slowestRestartMs, restartMs);

      const { cutOff, recorded, faults } = await takeStock(clients, { dataDir: folder.path, upTo: round * commands });
      summary.cutOff += cutOff;
      summary.cutOffRecorded += recorded;
      summary.faults.push(...faults);
      say(
        `Round ${round} of ${rounds}: killed ${moment.delayMs} ms after answer ${moment.killAfter} of ${commands}; ${cutOff} cut off, ${recorded} of them recorded; back in ${(restartMs / 1000).toFixed(1)} s; ${faults.length} faults`,
      );
    }
    summary.acknowledged = clients.orders.filter(({ answer }) => answer !== null && answer.incident !== null).length;
    summary.refused = clients.orders.length - summary.acknowledged;
  } finally {
    await server.stop();
  }
  if (summary.faults.length === 0) await folder.remove();
  else say(`The data folder is kept: ${folder.path}`);
  return summary;
}

/** An API token, and a triage run that holds request ids because the simulated Intercom refuses our token. */
async function signUp(port: number): Promise<{ url: string; token: string; runId: string }> {
  const url = `http://localhost:${port}`;
  await createAdministrator(url);
  const headers = { cookie: await signInOverHttp(url), origin: url, "content-type": "application/json" };
  const post = async (path: string, body?: object) => {
    const response = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body ?? {}) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const scenario = JSON.stringify({ scenario: "token-revoked" });
  await fetch(`http://127.0.0.1:${port + 1}/control`, { method: "PUT", body: scenario });
  const { token } = z
    .object({ token: z.string() })
    .parse(await post("/api/tokens", { name: "Clients", role: "responder" }));
  const { id: runId } = z.object({ id: z.string() }).parse(await post("/api/triage"));
  return { url, token, runId };
}

type Life = {
  clients: Clients;
  server: Program;
  dataDir: string;
  upTo: number;
  killAfter: number;
  delayMs: number;
};

async function liveUntilKilled({ clients, server, dataDir, upTo, killAfter, delayMs }: Life): Promise<void> {
  const pidFile = await readFile(path.join(dataDir, "postgres", "postmaster.pid"), "utf8");
  const roots = [server.pid, Number(pidFile.split("\n")[0])];
  let answers = 0;
  let killed: Promise<void> = Promise.resolve();
  await clients.send(upTo, SIDE_BY_SIDE, () => {
    answers += 1;
    if (answers === killAfter) killed = setTimeout(delayMs).then(() => killTrees(roots));
  });
  await killed;
  await server.ends();
}

/** What the kill has left; then the clients send again what was cut off, and the rest, and all of it must be there once. */
async function takeStock(
  clients: Clients,
  { dataDir, upTo }: { dataDir: string; upTo: number },
): Promise<{ cutOff: number; recorded: number; faults: string[] }> {
  const cutOff = clients.unanswered;
  const left = await inspect(clients, dataDir);
  const kept = keptOf(left.stored);
  const counted = { cutOff: cutOff.length, recorded: cutOff.filter(({ key }) => kept.has(key)).length };
  if (left.faults.length > 0) return { ...counted, faults: left.faults };
  await clients.sendAgain();
  await clients.send(upTo, SIDE_BY_SIDE);
  return { ...counted, faults: (await inspect(clients, dataDir)).faults };
}

/** Looks into the tables behind the server's back, and whether the server tells the same. */
async function inspect(clients: Clients, dataDir: string): Promise<{ stored: StoredIncidents; faults: string[] }> {
  const database = await openEmbedded(dataDir);
  const prisma = connect(database.url);
  try {
    const stored = await readStoredIncidents(prisma);
    const faults = [...faultsIn(stored), ...orderFaults(clients.orders, stored)];
    for (const { number, version } of stored.incidents.slice(-10)) {
      const shown = await clients.versionOf(number);
      if (shown !== version) faults.push(`incident ${number} is at version ${version}, and shown at ${shown}`);
    }
    return { stored, faults };
  } finally {
    await prisma.$disconnect();
    await database.close();
  }
}
