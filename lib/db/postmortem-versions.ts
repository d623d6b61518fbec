import {
  type Outline,
  type PostmortemVersion,
  type PostmortemVersionText,
  VersionKind,
} from "#lib/contracts/postmortem.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { publish } from "#lib/db/publish.ts";
import type { Author } from "#lib/incident/author.ts";
import type { Texts } from "#lib/narrative/document.ts";
import { instant } from "#lib/text/instant.ts";

/** All that a list shows: a version's texts may be large. */
const LISTED = { id: true, kind: true, published: true, authors: true, madeAt: true, restoredFrom: true } as const;

/** What was kept of the narrative, and what it stood in. */
export type KeptNarrative = { readonly outline: Outline; readonly texts: Texts };

export type NewVersion = KeptNarrative & {
  readonly kind: PostmortemVersion["kind"];
  readonly published: number | null;
  readonly markdown: string;
  readonly authors: readonly Author[];
  readonly madeAt: Date;
  readonly restoredFrom: number | null;
};

/** Newest first, from below an id on. */
export async function listVersions(
  number: number,
  { before, most }: { before: number | null; most: number },
  client: Prisma.TransactionClient = db(),
): Promise<PostmortemVersion[]> {
  const rows = await client.postmortemVersion.findMany({
    where: { incidentNumber: number, ...(before !== null && { id: { lt: BigInt(before) } }) },
    orderBy: { id: "desc" },
    take: most,
    select: LISTED,
  });
  return rows.map(toVersion);
}

/** Null where this postmortem has none of that id. */
export async function findVersion(number: number, id: number): Promise<PostmortemVersionText | null> {
  const row = await db().postmortemVersion.findUnique({
    where: { id: BigInt(id), incidentNumber: number },
    select: { ...LISTED, markdown: true },
  });
  return row && { ...toVersion(row), markdown: row.markdown };
}

/** The narrative of a version; null where this postmortem has none of that id. */
export async function findKeptNarrative(
  number: number,
  id: number,
  client: Prisma.TransactionClient = db(),
): Promise<KeptNarrative | null> {
  const row = await client.postmortemVersion.findUnique({
    where: { id: BigInt(id), incidentNumber: number },
    select: { outline: true, texts: true },
  });
  return row && toNarrative(row);
}

/** The texts of the newest version; null where there is none. */
export async function latestTexts(number: number, client: Prisma.TransactionClient): Promise<Texts | null> {
  const row = await client.postmortemVersion.findFirst({
    where: { incidentNumber: number },
    orderBy: { id: "desc" },
    select: { outline: true, texts: true },
  });
  return row && toNarrative(row).texts;
}

/** What was published last; null where nothing was. */
export async function latestPublished(
  number: number,
  client: Prisma.TransactionClient = db(),
): Promise<(PostmortemVersionText & { published: number }) | null> {
  const row = await client.postmortemVersion.findFirst({
    where: { incidentNumber: number, published: { not: null } },
    orderBy: { published: "desc" },
    select: { ...LISTED, markdown: true },
  });
  if (row === null || row.published === null) return null;
  return { ...toVersion(row), published: row.published, markdown: row.markdown };
}

/** What was published under that number, to the byte; null where nothing was. */
export async function findPublished(number: number, published: number): Promise<string | null> {
  const row = await db().postmortemVersion.findUnique({
    where: { incidentNumber_published: { incidentNumber: number, published } },
    select: { markdown: true },
  });
  return row?.markdown ?? null;
}

export async function insertVersion(
  transaction: Prisma.TransactionClient,
  number: number,
  { authors, restoredFrom, ...version }: NewVersion,
): Promise<PostmortemVersion> {
  const row = await transaction.postmortemVersion.create({
    data: {
      ...version,
      incidentNumber: number,
      authors: [...authors],
      restoredFrom: restoredFrom === null ? null : BigInt(restoredFrom),
    },
    select: LISTED,
  });
  await publish(transaction, { kind: "postmortem", number });
  return toVersion(row);
}

function toVersion(row: Prisma.PostmortemVersionGetPayload<{ select: typeof LISTED }>): PostmortemVersion {
  return {
    id: Number(row.id),
    kind: VersionKind.parse(row.kind),
    published: row.published,
    // Ours when they were written.
    authors: row.authors as Author[],
    madeAt: instant(row.madeAt),
    restoredFrom: row.restoredFrom === null ? null : Number(row.restoredFrom),
  };
}

function toNarrative(row: { outline: Prisma.JsonValue; texts: Prisma.JsonValue }): KeptNarrative {
  // Both were ours when they were written.
  return { outline: row.outline as Outline, texts: row.texts as Texts };
}
