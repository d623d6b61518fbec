import type { Viewers } from "#lib/contracts/viewer.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { publish } from "#lib/db/publish.ts";

/** A page of an incident that somebody has open. */
type OpenPage = { readonly number: number; readonly page: string; readonly accountId: string };

/** The pages of one person that an incident keeps: more than anybody looks at, and few enough for a program in a loop. */
export const MOST_PAGES = 20;

/** What a page said, and from when on what others said still counts. */
type Seen = OpenPage & { readonly name: string; readonly at: Date; readonly since: Date };

/** Keeps that somebody looks at an incident. Tells of it only where nobody knew of this person: most pages say it again and again. */
export async function keepViewer({ number, page, accountId, name, at, since }: Seen): Promise<void> {
  await db().$transaction(async (transaction) => {
    const open = await pagesOpen(transaction, { number, accountId, since });
    // The page of somebody else is theirs: whoever sends its name changes nothing.
    const { count } = await transaction.incidentViewer.updateMany({
      where: { incidentNumber: number, page, accountId },
      data: { name, seenAt: at },
    });
    if (count === 0 && open < MOST_PAGES) {
      const row = { incidentNumber: number, page, accountId, name, seenAt: at };
      await transaction.incidentViewer.createMany({ data: [row], skipDuplicates: true });
    }
    if (open === 0) await publish(transaction, { kind: "viewers", number });
  });
}

/** Forgets the page; tells of it where it was this person's last one. */
export async function forgetViewer({ number, page, accountId, since }: OpenPage & { since: Date }): Promise<void> {
  await db().$transaction(async (transaction) => {
    const { count } = await transaction.incidentViewer.deleteMany({
      where: { incidentNumber: number, page, accountId },
    });
    if (count === 0 || (await pagesOpen(transaction, { number, accountId, since })) > 0) return;
    await publish(transaction, { kind: "viewers", number });
  });
}

/** Who has looked since then, each person once, by name, and only those who may still sign in. */
export async function listViewers(number: number, since: Date): Promise<Viewers["viewers"]> {
  return db().$queryRaw<Viewers["viewers"]>`
    SELECT account.id AS "accountId", account.name
    FROM account
    WHERE account.disabled_at IS NULL
      AND account.id IN (
        SELECT account_id FROM incident_viewer WHERE incident_number = ${number} AND seen_at >= ${since}
      )
    ORDER BY account.name, account.id`;
}

/** Deletes what was said before that time, by pages that have gone without a word. */
export async function deleteViewersBefore(time: Date): Promise<void> {
  await db().incidentViewer.deleteMany({ where: { seenAt: { lt: time } } });
}

/** How many pages this person has open, as far as they are kept. */
async function pagesOpen(
  transaction: Prisma.TransactionClient,
  { number, accountId, since }: { number: number; accountId: string; since: Date },
): Promise<number> {
  return transaction.incidentViewer.count({ where: { incidentNumber: number, accountId, seenAt: { gte: since } } });
}
