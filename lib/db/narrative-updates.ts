import { db, queryRows } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { CHANGES_CHANNEL, publish } from "#lib/db/publish.ts";
import type { Author } from "#lib/incident/author.ts";

/** A part of a narrative as it is stored. */
export type StoredUpdate = {
  readonly id: number;
  /** A Yjs update (version 1). */
  readonly update: Uint8Array;
  /** Who wrote what is in no version of the history yet. */
  readonly authors: readonly Author[];
  readonly madeAt: Date;
};

/** What is to be stored. */
export type NewUpdate = {
  readonly number: number;
  readonly update: Uint8Array;
  readonly authors: readonly Author[];
  readonly madeAt: Date;
};

/** NOTIFY takes 8,000 bytes, and an id may have 16 digits. */
export const MOST_UPDATES_AT_ONCE = 400;

/** All of one narrative; together they are its document. */
export async function readUpdates(number: number, client: Prisma.TransactionClient = db()): Promise<StoredUpdate[]> {
  const rows = await client.narrativeUpdate.findMany({ where: { incidentNumber: number }, orderBy: { id: "asc" } });
  return rows.map(stored);
}

/** Those of the ids that are still there: compaction puts several under a new one. */
export async function readUpdatesOf(ids: readonly number[]): Promise<StoredUpdate[]> {
  const rows = await db().narrativeUpdate.findMany({ where: { id: { in: ids.map(BigInt) } }, orderBy: { id: "asc" } });
  return rows.map(stored);
}

/**
 * Stores updates, of one document or several, in one statement, and tells every process. Once it answers they are durable.
 * @param updates at most `MOST_UPDATES_AT_ONCE`
 * @returns their ids, in the same order, which is also the order in which they are read
 */
export async function insertUpdates(updates: readonly NewUpdate[]): Promise<number[]> {
  const numbers = updates.map(({ number }) => number);
  const bytes = updates.map(({ update }) => Buffer.from(update.buffer, update.byteOffset, update.byteLength));
  const authors = updates.map((one) => JSON.stringify(one.authors));
  const times = updates.map(({ madeAt }) => madeAt);
  const rows = await queryRows<{ ids: number[] }>(Prisma.sql`
    WITH inserted AS (
      INSERT INTO narrative_update (incident_number, update, authors, made_at)
      SELECT number, update, authors, made_at
      FROM unnest(${numbers}::int[], ${bytes}::bytea[], ${authors}::jsonb[], ${times}::timestamptz[])
        WITH ORDINALITY AS added (number, update, authors, made_at, place)
      ORDER BY place
      RETURNING id, incident_number
    ), stored AS (
      SELECT incident_number, json_agg(id ORDER BY id) AS ids FROM inserted GROUP BY incident_number
    )
    SELECT ids, pg_notify(${CHANGES_CHANNEL}::text,
      json_build_object('kind', 'narrative', 'number', incident_number, 'updates', ids)::text)
    FROM stored`);
  // Ids are given in the order of the rows.
  return rows.flatMap(({ ids }) => ids).sort((one, other) => one - other);
}

/** Stores one update with whatever else the transaction does. */
export async function appendUpdate(transaction: Prisma.TransactionClient, added: NewUpdate): Promise<void> {
  const { id } = await transaction.narrativeUpdate.create({ data: row(added), select: { id: true } });
  await publish(transaction, { kind: "narrative", number: added.number, updates: [Number(id)] });
}

/**
 * Puts one update in the place of exactly those that were read: what was stored meanwhile stays. Nothing is told, because
 * nothing changes for whoever has them.
 */
export async function replaceUpdates(
  transaction: Prisma.TransactionClient,
  read: readonly StoredUpdate[],
  merged: NewUpdate,
): Promise<void> {
  await transaction.narrativeUpdate.create({ data: row(merged), select: { id: true } });
  await transaction.narrativeUpdate.deleteMany({ where: { id: { in: read.map(({ id }) => BigInt(id)) } } });
}

function row({ number, update, authors, madeAt }: NewUpdate): Prisma.NarrativeUpdateUncheckedCreateInput {
  return { incidentNumber: number, update: Uint8Array.from(update), authors: [...authors], madeAt };
}

function stored({ id, update, authors, madeAt }: Prisma.NarrativeUpdateGetPayload<object>): StoredUpdate {
  return { id: Number(id), update, authors: authors as Author[], madeAt };
}
