import { setTimeout } from "node:timers/promises";
import { Random } from "#lib/services/seed/random.ts";
import { publish, type Team, teamOf } from "../../e2e/support/team.ts";
import { live, withoutDatabase } from "./lives.ts";
import { Service } from "./service.ts";
import { Table } from "./table.ts";
import type { Typist } from "./typist.ts";
import { until } from "./waiting.ts";

type Plan = {
  /** One more is offline all the while. */
  readonly writers: number;
  readonly kills: number;
  /** What the one who is offline makes of edits before coming back. */
  readonly editsAlone: number;
  /** How long PostgreSQL is gone, once. */
  readonly goneMs: number;
  /** The shortest and the longest life of a server. */
  readonly lifeMs: readonly [number, number];
  /** The moments and what is done follow from it. */
  readonly seed: number;
  readonly port: number;
  /** Hears a line for each life. */
  readonly say: (line: string) => void;
};

export type Summary = {
  kills: number;
  edits: number;
  /** Of those, how many the pages had called saved when a server was killed after them. */
  acknowledgedBeforeKills: number;
  /** Typed while the server could not be reached. */
  waited: number;
  versions: number;
  /** From the moment at which the server, or its database, serves again until the last of those at the table reads "saved". */
  slowestSavedMs: number;
  /** What must be empty. */
  faults: string[];
};

const EVERY_MS = [40, 360] as const;

/**
 * Several write one postmortem while its server is killed again and again, and its database with it; some lose their line, one
 * is away for all of it. After each kill, while nobody's line works, somebody new looks at what the server has by itself: so
 * that no page can give back what the server has lost.
 */
export async function writeThrough(plan: Plan): Promise<Summary> {
  const { writers, kills, editsAlone, lifeMs, seed, port, say } = plan;
  const random = new Random(seed);
  const service = await Service.make(port);
  const database = await service.startBeside();
  const team = await teamOf(service.url, writers + 1);
  const table = await Table.sitDown(team, writers + 1, seed);
  const [alone, ...present] = table.typists;
  if (alone === undefined) throw new Error("nobody is at the table");
  const summary: Summary = {
    kills: 0,
    edits: 0,
    acknowledgedBeforeKills: 0,
    waited: 0,
    versions: 0,
    slowestSavedMs: 0,
    faults: [],
  };
  const allSaved = async () => {
    const tookMs = await untilSaved(present);
    summary.slowestSavedMs = Math.max(summary.slowestSavedMs, tookMs);
    return seconds(tookMs);
  };

  const atTheEnd = async (): Promise<string[]> => {
    while (alone.edits < editsAlone) {
      alone.edit();
      // Not all in one turn of the event loop, which nobody's keyboard can.
      if (alone.edits % 100 === 0) await setTimeout(0);
    }
    alone.comeOnline();
    say(`Back after ${alone.edits} edits offline: saved in ${seconds(await untilSaved([alone]))}`);
    const faults = await table.faultsAtRest();
    // A server that is stopped puts everything together; the next one reads that.
    await service.stop();
    await service.start();
    const refusals = table.typists.flatMap(({ refusals }) => refusals.map((reason) => `refused: ${reason}`));
    return [...faults, ...(await table.faultsAtRest()), ...refusals];
  };

  const over = new AbortController();
  alone.cut();
  const typing = table.typists.map((typist, index) => typeUntil(over.signal, typist, new Random(seed, index, 1)));
  try {
    await setTimeout(random.whole(...lifeMs));
    const gone = await withoutDatabase(present, database, plan.goneMs);
    summary.faults.push(...gone.faults);
    say(
      `No database for ${seconds(plan.goneMs)}: ${gone.typed} edits typed; saved ${await allSaved()} after it was back; ${gone.faults.length} faults`,
    );
    await publish(team, table.postmortem.number);
    summary.versions += 1;

    while (summary.kills < kills && summary.faults.length === 0) {
      const what = summary.kills % 3 === 1 ? "both" : "server";
      await live(random.whole(...lifeMs), present, random, async () => {
        // Puts together what is stored, and keeps a version.
        if (await publishes(team, table.postmortem.number)) summary.versions += 1;
      });
      await service.kill(what);
      for (const typist of present) typist.cut();
      await until("everybody's line is dead", () => present.every(({ isConnected }) => !isConnected));
      const acknowledged = table.typists.map((typist) => typist.acknowledged);
      const began = performance.now();
      await service.start();
      const restartMs = performance.now() - began;
      summary.kills += 1;
      summary.acknowledgedBeforeKills = acknowledged.reduce((sum, edits) => sum + edits, 0);
      summary.faults.push(...(await table.faultsForReader(table.expected(acknowledged))));
      for (const typist of present) typist.mend();
      const saved = await allSaved();
      say(
        `Kill ${summary.kills} of ${kills}, of ${what}: ${summary.acknowledgedBeforeKills} edits acknowledged before; back in ${seconds(restartMs)}, saved ${saved} later; ${summary.faults.length} faults`,
      );
    }
    over.abort();
    await Promise.all(typing);
    if (summary.faults.length === 0) summary.faults.push(...(await atTheEnd()));
    summary.edits = table.typists.reduce((sum, { edits }) => sum + edits, 0);
    summary.waited = table.typists.reduce((sum, { waited }) => sum + waited, 0);
  } catch (error) {
    summary.faults.push(error instanceof Error ? error.message : String(error));
  } finally {
    over.abort();
    await Promise.allSettled(typing);
    await table.leave();
    await service.stop();
  }
  if (summary.faults.length === 0) await service.remove();
  else say(`The data folder is kept: ${service.dataDir}`);
  return summary;
}

async function typeUntil(over: AbortSignal, typist: Typist, random: Random): Promise<void> {
  while (!over.aborted) {
    typist.edit();
    await setTimeout(random.whole(...EVERY_MS));
  }
}

/** @returns milliseconds until the last of them reads "saved" */
async function untilSaved(typists: readonly Typist[]): Promise<number> {
  const since = performance.now();
  return Math.max(...(await Promise.all(typists.map((typist) => typist.saved())))) - since;
}

async function publishes(team: Team, number: number): Promise<boolean> {
  try {
    await publish(team, number);
    return true;
  } catch {
    // The server was killed meanwhile.
    return false;
  }
}

export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
