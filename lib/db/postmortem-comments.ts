import type { PostmortemComment } from "#lib/contracts/postmortem.ts";
import { db } from "#lib/db/client.ts";
import { Prisma, type PostmortemComment as Row } from "#lib/db/generated/client.ts";
import { publish } from "#lib/db/publish.ts";
import { instant } from "#lib/text/instant.ts";

/** All of a postmortem's comments, the oldest first. */
export async function listComments(
  number: number,
  client: Prisma.TransactionClient = db(),
): Promise<PostmortemComment[]> {
  const rows = await client.postmortemComment.findMany({
    where: { incidentNumber: number },
    orderBy: [{ madeAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toComment);
}

/** Null where this postmortem has none of that id. */
export async function findComment(
  transaction: Prisma.TransactionClient,
  number: number,
  id: string,
): Promise<PostmortemComment | null> {
  const row = await transaction.postmortemComment.findUnique({ where: { id, incidentNumber: number } });
  return row && toComment(row);
}

export async function countComments(transaction: Prisma.TransactionClient, number: number): Promise<number> {
  return transaction.postmortemComment.count({ where: { incidentNumber: number } });
}

export async function insertComment(
  transaction: Prisma.TransactionClient,
  number: number,
  { id, answers, place, text, author, madeAt }: PostmortemComment,
): Promise<void> {
  await transaction.postmortemComment.create({
    data: {
      id,
      incidentNumber: number,
      answers,
      section: place?.section ?? null,
      anchorStart: place === null ? null : bytesOf(place.start),
      anchorEnd: place === null ? null : bytesOf(place.end),
      quote: place?.quote ?? null,
      text,
      author,
      madeAt,
    },
  });
  await publish(transaction, { kind: "postmortem", number });
}

/** Writes what may change of a comment. */
export async function updateComment(
  transaction: Prisma.TransactionClient,
  number: number,
  { id, text, editedAt, resolved }: PostmortemComment,
): Promise<void> {
  const data = { text, editedAt, resolvedAt: resolved?.at ?? null, resolvedBy: resolved?.by ?? Prisma.DbNull };
  await transaction.postmortemComment.update({ where: { id }, data });
  await publish(transaction, { kind: "postmortem", number });
}

/** The answers to it go too. */
export async function deleteComment(transaction: Prisma.TransactionClient, number: number, id: string): Promise<void> {
  await transaction.postmortemComment.delete({ where: { id } });
  await publish(transaction, { kind: "postmortem", number });
}

function toComment(row: Row): PostmortemComment {
  const { section, anchorStart: start, anchorEnd: end, quote, resolvedAt } = row;
  // Both were ours when they were written.
  const author = row.author as PostmortemComment["author"];
  const resolvedBy = row.resolvedBy as PostmortemComment["author"] | null;
  const hasPlace = section !== null && start !== null && end !== null && quote !== null;
  return {
    id: row.id,
    answers: row.answers,
    place: hasPlace ? { section, start: base64Of(start), end: base64Of(end), quote } : null,
    text: row.text,
    author,
    madeAt: instant(row.madeAt),
    editedAt: row.editedAt && instant(row.editedAt),
    resolved: resolvedAt === null || resolvedBy === null ? null : { by: resolvedBy, at: instant(resolvedAt) },
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64, "base64"));
}

function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
