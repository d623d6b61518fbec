import type { Outline } from "#lib/contracts/postmortem.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { publish } from "#lib/db/publish.ts";
import type { Author } from "#lib/incident/author.ts";
import { RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";

/** Of the one row that there is. */
const ID = 1;

/** Taken by whoever changes the template: before the first change there is no row to hold. */
const TEMPLATE_LOCK = 0x0ff_0021;

/** What new postmortems begin with. */
export type TemplateRow = {
  readonly outline: Outline;
  /** 0 where nobody has changed the runbook's. */
  readonly version: number;
  readonly changed: { readonly by: Author; readonly at: Date } | null;
};

export async function readTemplate(client: Prisma.TransactionClient = db()): Promise<TemplateRow> {
  const row = await client.postmortemTemplate.findUnique({ where: { id: ID } });
  if (row === null) return { outline: [...RUNBOOK_OUTLINE], version: 0, changed: null };
  // Both were checked before they were written.
  const outline = row.outline as Outline;
  const by = row.author as Author;
  return { outline, version: row.version, changed: { by, at: row.madeAt } };
}

/** Runs the work in one transaction that shuts out every other change of the template. */
export async function withTemplateHeld<T>(
  work: (template: TemplateRow, transaction: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return db().$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${TEMPLATE_LOCK}::bigint)`;
    return work(await readTemplate(transaction), transaction);
  });
}

export async function writeTemplate(
  transaction: Prisma.TransactionClient,
  { outline, version, by, at }: { outline: Outline; version: number; by: Author; at: Date },
): Promise<void> {
  const data = { outline, version, author: by, madeAt: at };
  await transaction.postmortemTemplate.upsert({ where: { id: ID }, create: { id: ID, ...data }, update: data });
  await publish(transaction, { kind: "postmortem-template" });
}
