import type { Change } from "#lib/contracts/change.ts";
import type { Prisma } from "#lib/db/generated/client.ts";

/** The channel of NOTIFY on which every process hears what others committed. */
export const CHANGES_CHANNEL = "offhook_changes";

/** Tells every process of the change once this transaction is committed; PostgreSQL tells nothing of one that is not. */
export async function publish(transaction: Prisma.TransactionClient, change: Change): Promise<void> {
  await transaction.$executeRaw`SELECT pg_notify(${CHANGES_CHANNEL}, ${JSON.stringify(change)})`;
}
