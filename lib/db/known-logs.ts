import { db } from "#lib/db/client.ts";
import type { PrismaClient } from "#lib/db/generated/client.ts";
import type { IncidentEvent } from "#lib/incident/event.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { perProcess } from "#lib/per-process.ts";

/** What a log comes down to at one of its events, as this process last saw it. */
export type KnownLog = {
  readonly state: IncidentState;
  /** The event at which it is that. */
  readonly last: IncidentEvent;
  /** Of the commands that can be repeated, by their keys: all up to that event. */
  readonly digests: ReadonlyMap<string, Uint8Array>;
};

/** Few incidents are worked on at once; a log of 10,000 events takes some 10 MB. */
const MOST_LOGS = 50;
const MOST_ENTRIES = 20_000;

/** Of each connection to a database its own, the one that was used last at the end. */
const holder = () => perProcess<WeakMap<PrismaClient, Map<number, KnownLog>>>("known-logs", () => new WeakMap());

export function knownLog(number: number): KnownLog | null {
  return ofThisDatabase().get(number) ?? null;
}

/**
 * Spares the next command, and whoever reads the incident next, to fold the log from its beginning. Whoever uses it has to look
 * what was added since: other processes write too.
 */
export function keepKnownLog(number: number, known: KnownLog): void {
  const logs = ofThisDatabase();
  logs.delete(number);
  logs.set(number, known);
  let entries = [...logs.values()].reduce((sum, { state }) => sum + state.entries.length, 0);
  for (const [oldest, { state }] of logs) {
    if (logs.size <= MOST_LOGS && entries <= MOST_ENTRIES) return;
    logs.delete(oldest);
    entries -= state.entries.length;
  }
}

function ofThisDatabase(): Map<number, KnownLog> {
  const all = holder();
  const logs = all.get(db()) ?? new Map<number, KnownLog>();
  all.set(db(), logs);
  return logs;
}
