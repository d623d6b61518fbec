import type { Prisma } from "#lib/db/generated/client.ts";

type Named = { readonly incidentNumber: number; readonly seq: number };

/** What has not gone out and is in no doubt: a call that is under way, or may have been taken, has to be seen to first. */
const WAITS = { state: { in: ["queued", "retrying", "failed"] }, inDoubt: false };

/**
 * A message without its words tells nobody anything. Call it with the incident's deliveries held.
 * @returns how many were left out: one or none
 */
export async function leaveOutRedacted(
  transaction: Prisma.TransactionClient,
  { incidentNumber, seq }: Named,
  now: Date,
): Promise<number> {
  const { count } = await transaction.slackDelivery.updateMany({
    where: { incidentNumber, seq, kind: "post", ...WAITS },
    data: { state: "left-out", reason: "It was redacted before it was sent.", nextAttemptAt: null, endedAt: now },
  });
  return count;
}

/** Whether the entry that a delivery tells was redacted, and not only written like that. */
export async function isRedacted(
  transaction: Prisma.TransactionClient,
  { incidentNumber, seq }: Named,
): Promise<boolean> {
  const redaction = await transaction.incidentEvent.findFirst({
    where: { incidentNumber, kind: "entry-redacted", payload: { path: ["entry"], equals: seq } },
    select: { seq: true },
  });
  return redaction !== null;
}
