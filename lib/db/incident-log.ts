import { db } from "#lib/db/client.ts";
import type { Prisma, IncidentEvent as Row } from "#lib/db/generated/client.ts";
import { type RepeatableCommand, toEvent, toRows } from "#lib/db/incident-event-rows.ts";
import { projectionOf } from "#lib/db/incident-projection.ts";
import { publish } from "#lib/db/publish.ts";
import type { IncidentEvent } from "#lib/incident/event.ts";
import type { IncidentState } from "#lib/incident/state.ts";

/** What one command adds to a log, and the state that it leads to. */
export type Addition = {
  readonly events: readonly IncidentEvent[];
  /** Null where it cannot be repeated. */
  readonly command: RepeatableCommand | null;
  readonly state: IncidentState;
};

/** One incident's log, held so that nobody else can add to it meanwhile. */
export type HeldLog = {
  /** From the first to the last; never empty. */
  readonly events: readonly IncidentEvent[];
  /** The digest of the command that was recorded under the key; null where none was. */
  digestUnder(key: string): Uint8Array | null;
  append(addition: Addition): Promise<void>;
};

/** From the first event to the last; empty where there is no such incident. */
export async function readLog(number: number, client: Prisma.TransactionClient = db()): Promise<IncidentEvent[]> {
  return (await rowsOf(client, number)).map(toEvent);
}

/** The number of the last event; null where there is no such incident. */
export async function readVersion(number: number): Promise<number | null> {
  return (await db().incident.findUnique({ where: { number }, select: { version: true } }))?.version ?? null;
}

/** A log that was fetched; reading it throws where it holds what this version cannot read. */
export type FetchedLog = { readonly number: number; read(): IncidentEvent[] };

/** The logs of those that are not resolved: drills, or real ones. */
export async function fetchOpenLogs({ drill }: { drill: boolean }): Promise<FetchedLog[]> {
  const rows = await db().incidentEvent.findMany({
    where: { incident: { drill, status: { not: "RESOLVED" } } },
    orderBy: [{ incidentNumber: "asc" }, { seq: "asc" }],
  });
  const byNumber = Map.groupBy(rows, ({ incidentNumber }) => incidentNumber);
  return [...byNumber].map(([number, own]) => ({ number, read: () => own.map(toEvent) }));
}

/**
 * Runs the work in one transaction that waits for, and then shuts out, every other change of this incident. The log is null
 * where there is no such incident.
 */
export async function withLogHeld<T>(number: number, work: (log: HeldLog | null) => Promise<T>): Promise<T> {
  return db().$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT number FROM incident WHERE number = ${number} FOR UPDATE`;
    const rows = await rowsOf(transaction, number);
    return work(rows.length === 0 ? null : heldLog(transaction, number, rows));
  });
}

function heldLog(transaction: Prisma.TransactionClient, number: number, rows: readonly Row[]): HeldLog {
  return {
    events: rows.map(toEvent),
    digestUnder: (key) => rows.find(({ idempotencyKey }) => idempotencyKey === key)?.commandDigest ?? null,
    append: async (addition) => {
      await transaction.incidentEvent.createMany({ data: toRows(number, addition) });
      await transaction.incident.updateMany({ where: { number }, data: projectionOf(addition.state) });
      await publish(transaction, { kind: "incident", number, version: addition.state.version });
    },
  };
}

function rowsOf(client: Prisma.TransactionClient, number: number): Promise<Row[]> {
  return client.incidentEvent.findMany({ where: { incidentNumber: number }, orderBy: { seq: "asc" } });
}
