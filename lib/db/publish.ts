import type { Change, Signal } from "#lib/contracts/change.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { log } from "#lib/log.ts";

/** The channel of NOTIFY on which every process hears what others committed. */
export const CHANGES_CHANNEL = "offhook_changes";

/** Tells every process of the change once this transaction is committed; PostgreSQL tells nothing of one that is not. */
export async function publish(transaction: Prisma.TransactionClient, change: Change | Signal): Promise<void> {
  await transaction.$executeRaw`SELECT pg_notify(${CHANGES_CHANNEL}, ${JSON.stringify(change)})`;
}

/** What is told once an incident's log has grown; the statement that adds to a log tells it as well. */
export function incidentChange(number: number, { version }: { readonly version: number }): string {
  return JSON.stringify({ kind: "incident", number, version } satisfies Change);
}

/**
 * Tells of a change that the database has no part in. Never fails, even while the process is starting and has no database yet: the
 * change has happened, told or not.
 */
export async function publishOutside(change: Change | Signal): Promise<void> {
  try {
    await publish(db(), change);
  } catch (err) {
    log.warn({ err }, "A change could not be told to other processes");
  }
}
