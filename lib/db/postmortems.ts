import { randomUUID } from "node:crypto";
import { PostmortemProgress } from "#lib/contracts/incident.ts";
import type { Outline } from "#lib/contracts/postmortem.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { readTemplate } from "#lib/db/postmortem-template.ts";
import { publish } from "#lib/db/publish.ts";
import type { Author } from "#lib/incident/author.ts";

/** A postmortem's own row: its document's name, and its blocks. */
export type PostmortemRow = {
  readonly number: number;
  readonly document: string;
  readonly outline: Outline;
  readonly outlineVersion: number;
  readonly outlineChanged: { readonly by: Author; readonly at: Date } | null;
};

/** The number of the incident whose narrative has that name; null where none has. */
export async function numberOfDocument(document: string): Promise<number | null> {
  const row = await db().postmortem.findUnique({ where: { document }, select: { incidentNumber: true } });
  return row?.incidentNumber ?? null;
}

/** Null where there is no such incident. */
export async function findPostmortem(
  number: number,
  client: Prisma.TransactionClient = db(),
): Promise<PostmortemRow | null> {
  const row = await client.postmortem.findUnique({ where: { incidentNumber: number } });
  if (row === null) return null;
  // Both were checked before they were written.
  const outline = row.outline as Outline;
  const by = row.outlineAuthor as Author | null;
  return {
    number,
    document: row.document,
    outline,
    outlineVersion: row.outlineVersion,
    outlineChanged: by === null || row.outlineAt === null ? null : { by, at: row.outlineAt },
  };
}

/** Gives an incident that is being added its postmortem, with the template's outline of this moment. */
export async function insertPostmortem(transaction: Prisma.TransactionClient, number: number): Promise<void> {
  const { outline } = await readTemplate(transaction);
  await transaction.postmortem.create({ data: { incidentNumber: number, document: randomUUID(), outline } });
}

/**
 * Runs the work in one transaction that shuts out every other change of the outline and the comments; null where there is no such
 * incident. Whoever writes in the narrative goes on: rows that belong to it may still be added.
 */
export async function withPostmortemHeld<T>(
  number: number,
  work: (postmortem: PostmortemRow | null, transaction: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return db().$transaction(async (transaction) => work(await holdPostmortem(transaction, number), transaction));
}

/** The same for the rest of a transaction. */
export async function holdPostmortem(
  transaction: Prisma.TransactionClient,
  number: number,
): Promise<PostmortemRow | null> {
  await transaction.$queryRaw`SELECT document FROM postmortem WHERE incident_number = ${number} FOR NO KEY UPDATE`;
  return findPostmortem(number, transaction);
}

export async function writeOutline(
  transaction: Prisma.TransactionClient,
  number: number,
  { outline, by, at }: { outline: Outline; by: Author; at: Date },
): Promise<void> {
  await transaction.postmortem.update({
    where: { incidentNumber: number },
    data: { outline, outlineVersion: { increment: 1 }, outlineAuthor: by, outlineAt: at },
  });
  await publish(transaction, { kind: "postmortem", number });
}

/** How far the postmortem is, as lists show it. */
export async function readProgress(number: number): Promise<PostmortemProgress> {
  const { postmortem } = await db().incident.findUniqueOrThrow({ where: { number }, select: { postmortem: true } });
  return PostmortemProgress.parse(postmortem);
}

/** From now on it counts as published, whatever is written afterwards. */
export async function markPublished(transaction: Prisma.TransactionClient, number: number): Promise<void> {
  await transaction.incident.update({ where: { number }, data: { postmortem: "published" }, select: { number: true } });
}
