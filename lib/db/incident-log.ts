import { touchesActionItems, writeActionItems } from "#lib/db/action-items.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma, IncidentEvent as Row } from "#lib/db/generated/client.ts";
import { type RepeatableCommand, toEvent, toRows } from "#lib/db/incident-event-rows.ts";
import { projectionOf } from "#lib/db/incident-projection.ts";
import { type KnownLog, keepKnownLog, knownLog } from "#lib/db/known-logs.ts";
import { publish } from "#lib/db/publish.ts";
import { redactedState } from "#lib/db/redact-events.ts";
import { queueMessages } from "#lib/db/slack-outbox.ts";
import type { IncidentEvent } from "#lib/incident/event.ts";
import { fold, foldOnto } from "#lib/incident/evolve.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import type { Instant } from "#lib/text/instant.ts";

/** What one command adds to a log, and the states before and after it. */
export type Addition = {
  readonly events: readonly IncidentEvent[];
  /** Null where it cannot be repeated. */
  readonly command: RepeatableCommand | null;
  /** Null where these events begin the log. */
  readonly before: IncidentState | null;
  readonly state: IncidentState;
  readonly now: Date;
};

/** One incident's log, held so that nobody else can add to it meanwhile. */
export type HeldLog = {
  readonly number: number;
  /** The fold of all its events. */
  readonly state: IncidentState;
  /** When the last of them was written down. */
  readonly lastRecordedAt: Instant;
  /** The digest of the command that was recorded under the key; null where none was. */
  digestUnder(key: string): Uint8Array | null;
  /** Writes what was added and all that follows from it. @returns the state after it */
  append(addition: Addition): Promise<IncidentState>;
};

/** From the first event to the last; empty where there is no such incident. */
export async function readLog(number: number, client: Prisma.TransactionClient = db()): Promise<IncidentEvent[]> {
  return (await rowsOf(client, number)).map(toEvent);
}

/** The number of the last event, and the severity after it; null where there is no such incident. */
export async function readVersion(number: number): Promise<{ version: number; severity: string } | null> {
  return db().incident.findUnique({ where: { number }, select: { version: true, severity: true } });
}

/** The incident that this one is a duplicate of, as its row says; null where it is of none, or is not there. */
export async function readDuplicateOf(number: number): Promise<number | null> {
  return (await db().incident.findUnique({ where: { number }, select: { duplicateOf: true } }))?.duplicateOf ?? null;
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
export function withLogHeld<T>(number: number, work: (log: HeldLog | null) => Promise<T>): Promise<T> {
  return withLogsHeld([number], (logs) => work(logs.get(number) ?? null));
}

/** The same for several incidents at once, by their numbers; one that there is not is missing. */
export async function withLogsHeld<T>(
  numbers: readonly number[],
  work: (logs: ReadonlyMap<number, HeldLog>) => Promise<T>,
): Promise<T> {
  const written = new Map<number, KnownLog>();
  const done = await db().$transaction(async (transaction) => {
    // Whoever holds several takes them in the order of their numbers, so that nobody waits in a circle.
    const held = await transaction.$queryRaw<{ number: number }[]>`
      SELECT number FROM incident WHERE number = ANY(${[...numbers]}::int[]) ORDER BY number FOR UPDATE`;
    const logs = new Map<number, HeldLog>();
    for (const { number } of held) {
      const known = await readOn(transaction, number);
      written.set(number, known);
      logs.set(number, heldLog(transaction, number, known, written));
    }
    return work(logs);
  });
  for (const [number, known] of written) keepKnownLog(number, known);
  return done;
}

/** The log as it is now: what this process knows of it, and what others have added since. */
async function readOn(transaction: Prisma.TransactionClient, number: number): Promise<KnownLog> {
  const known = knownLog(number);
  if (known !== null) {
    const [last, ...added] = await rowsOf(transaction, number, known.last.seq);
    if (last !== undefined && isStill(toEvent(last), known.last) && !added.some(isRedaction)) {
      return added.length === 0 ? known : knownAfter(known, added);
    }
  }
  return knownAfter(null, await rowsOf(transaction, number));
}

function knownAfter(known: KnownLog | null, rows: readonly Row[]): KnownLog {
  const events = rows.map(toEvent);
  const last = events.at(-1);
  if (last === undefined) throw new Error("an incident has at least the event that declared it");
  const digests = new Map(known?.digests);
  for (const { idempotencyKey, commandDigest } of rows) {
    if (idempotencyKey !== null && commandDigest !== null) digests.set(idempotencyKey, commandDigest);
  }
  return { state: known === null ? fold(events) : foldOnto(known.state, events), last, digests };
}

/** A database that was put back to an earlier day may hold another event under the same number. */
function isStill(event: IncidentEvent, known: IncidentEvent): boolean {
  const { seq, recordedAt, happenedAt, body } = event;
  return (
    seq === known.seq &&
    recordedAt === known.recordedAt &&
    happenedAt === known.happenedAt &&
    body.kind === known.body.kind
  );
}

/** What a redaction took out of earlier rows must be forgotten here too. */
function isRedaction({ kind }: Pick<Row, "kind">): boolean {
  return kind === "entry-redacted";
}

function heldLog(
  transaction: Prisma.TransactionClient,
  number: number,
  { state, last, digests }: KnownLog,
  written: Map<number, KnownLog>,
): HeldLog {
  return {
    number,
    state,
    lastRecordedAt: last.recordedAt,
    digestUnder: (key) => digests.get(key) ?? null,
    append: async (addition) => {
      const rows = toRows(number, addition);
      await transaction.incidentEvent.createMany({ data: rows });
      const state = (await redactedState(transaction, number, addition)) ?? addition.state;
      written.set(number, {
        state,
        last: addition.events.at(-1) ?? last,
        digests: addition.command === null ? digests : withDigest(digests, addition.command),
      });
      await transaction.incident.updateMany({ where: { number }, data: projectionOf(state) });
      await writeWhatFollows(transaction, number, { ...addition, state });
      return state;
    },
  };
}

/** What stands beside the log and follows from it, in the transaction that adds to it. */
export async function writeWhatFollows(
  transaction: Prisma.TransactionClient,
  number: number,
  { before, state, events, now }: Pick<Addition, "before" | "state" | "events" | "now">,
): Promise<void> {
  if (events.some(touchesActionItems)) await writeActionItems(transaction, number, state);
  await queueMessages(transaction, { number, before, state, events, now });
  await publish(transaction, { kind: "incident", number, version: state.version });
}

function withDigest(digests: ReadonlyMap<string, Uint8Array>, { key, digest }: RepeatableCommand) {
  return new Map([...digests, [key, digest]]);
}

/** @param from the number of the first that is wanted */
function rowsOf(client: Prisma.TransactionClient, number: number, from = 1): Promise<Row[]> {
  return client.incidentEvent.findMany({
    where: { incidentNumber: number, ...(from > 1 && { seq: { gte: from } }) },
    orderBy: { seq: "asc" },
  });
}
