import { touchesActionItems, writeActionItems } from "#lib/db/action-items.ts";
import { appendingEvents, NOTHING_FOLLOWS } from "#lib/db/append-events.ts";
import { db, queryRows } from "#lib/db/client.ts";
import { Prisma, type IncidentEvent as Row } from "#lib/db/generated/client.ts";
import { type RepeatableCommand, toEvent } from "#lib/db/incident-event-rows.ts";
import { projectionOf } from "#lib/db/incident-projection.ts";
import { type KnownLog, keepKnownLog, knownLog } from "#lib/db/known-logs.ts";
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

/** The fold of all events; null where there is no such incident. What this process knows of the log is not read again. */
export async function readState(number: number): Promise<IncidentState | null> {
  return (await readKnown(number))?.state ?? null;
}

async function readKnown(number: number): Promise<KnownLog | null> {
  const [last] = await queryRows<Last>(lastEvents([number]));
  if (last === undefined) return null;
  const known = await readOn(db(), last);
  keepKnownLog(number, known);
  return known;
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
 * Runs the work on the log as it was just read, and adds to it by a single statement, which does nothing where another process
 * was faster. Where that was so, and where more has to be written than the log, the work is done again with the log held:
 * it must do nothing else than to look at the log and to add to it once, at the end.
 */
export async function withLogSeen<T>(number: number, work: (log: HeldLog | null) => Promise<T>): Promise<T> {
  const known = await readKnown(number);
  if (known === null) return work(null);
  const append = async (addition: Addition) => {
    const isAlone = addition.events.every(({ body }) => NOTHING_FOLLOWS.has(body.kind));
    if (!isAlone || (await queryRows(appendingEvents(number, addition))).length === 0) throw new NotYetHeld();
    keepKnownLog(number, knownWith(known, addition, addition.state));
    return addition.state;
  };
  try {
    return await work({ ...seenLog(number, known), append });
  } catch (error) {
    if (error instanceof NotYetHeld) return withLogHeld(number, work);
    throw error;
  }
}

class NotYetHeld extends Error {}

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
    const logs = new Map<number, HeldLog>();
    // Rows that only refer to the incident, such as who looks at it, need not wait for it.
    const held = await transaction.$queryRaw<Last[]>(lastEvents(numbers, Prisma.sql`FOR NO KEY UPDATE OF incident`));
    for (const last of held) {
      const { number } = last;
      const known = await readOn(transaction, last);
      written.set(number, known);
      logs.set(number, heldLog(transaction, number, known, written));
    }
    return work(logs);
  });
  for (const [number, known] of written) keepKnownLog(number, known);
  return done;
}

/**
 * The last event of an incident's log. Whoever had to wait for the incident reads the events as they were before: then the
 * row's version is another one, and all but the number is null.
 */
type Last = { readonly number: number } & { readonly [Name in keyof Telling]: Telling[Name] | null };

/** Of an event, what tells it from another one. */
type Telling = Pick<Row, "seq" | "kind" | "happenedAt" | "recordedAt">;

/** Of the incidents that there are. @param hold whether they are held from then on */
function lastEvents(numbers: readonly number[], hold: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    SELECT number, seq, kind, happened_at AS "happenedAt", recorded_at AS "recordedAt"
    FROM incident LEFT JOIN incident_event ON incident_number = number AND seq = incident.version
    WHERE number = ANY(${[...numbers]}::int[]) ORDER BY number ${hold}`;
}

/** The log as it is now: what this process knows of it, and what others have added since. */
async function readOn(client: Prisma.TransactionClient, { number, ...end }: Last): Promise<KnownLog> {
  const known = knownLog(number);
  if (known !== null) {
    if (isStill(end, known.last)) return known;
    const [last, ...added] = await rowsOf(client, number, known.last.seq);
    if (last !== undefined && isStill(last, known.last) && !added.some(isRedaction)) {
      return added.length === 0 ? known : knownAfter(known, added);
    }
  }
  return knownAfter(null, await rowsOf(client, number));
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
function isStill({ seq, kind, happenedAt, recordedAt }: Omit<Last, "number">, known: IncidentEvent): boolean {
  return (
    seq === known.seq &&
    kind === known.body.kind &&
    happenedAt?.getTime() === Date.parse(known.happenedAt) &&
    recordedAt?.getTime() === Date.parse(known.recordedAt)
  );
}

/** What a redaction took out of earlier rows must be forgotten here too. */
function isRedaction({ kind }: Pick<Row, "kind">): boolean {
  return kind === "entry-redacted";
}

function seenLog(number: number, { state, last, digests }: KnownLog): Omit<HeldLog, "append"> {
  return { number, state, lastRecordedAt: last.recordedAt, digestUnder: (key) => digests.get(key) ?? null };
}

function knownWith({ last, digests }: KnownLog, { events, command }: Addition, state: IncidentState): KnownLog {
  return {
    state,
    last: events.at(-1) ?? last,
    digests: command === null ? digests : new Map([...digests, [command.key, command.digest]]),
  };
}

function heldLog(
  transaction: Prisma.TransactionClient,
  number: number,
  known: KnownLog,
  written: Map<number, KnownLog>,
): HeldLog {
  return {
    ...seenLog(number, known),
    append: async (addition) => {
      const added = await transaction.$queryRaw<object[]>(appendingEvents(number, addition));
      if (added.length === 0) throw new Error(`incident ${number} is held, and its log has grown all the same`);
      const redacted = await redactedState(transaction, number, addition);
      if (redacted !== null) await transaction.incident.updateMany({ where: { number }, data: projectionOf(redacted) });
      const state = redacted ?? addition.state;
      written.set(number, knownWith(known, addition, state));
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
}

/** @param from the number of the first that is wanted */
function rowsOf(client: Prisma.TransactionClient, number: number, from = 1): Promise<Row[]> {
  return client.incidentEvent.findMany({
    where: { incidentNumber: number, ...(from > 1 && { seq: { gte: from } }) },
    orderBy: { seq: "asc" },
  });
}
