import type { Outline } from "#lib/contracts/postmortem.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
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
