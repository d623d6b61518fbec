import { randomUUID } from "node:crypto";
import { type DeliveryDecision, DeliveryState, SlackDelivery } from "#lib/contracts/slack-delivery.ts";
import { db } from "#lib/db/client.ts";
import type { SlackDelivery as Row } from "#lib/db/generated/client.ts";
import { publish } from "#lib/db/publish.ts";
import { withDeliveriesHeld } from "#lib/db/slack-deliveries.ts";
import { queueReminder, queueSending } from "#lib/db/slack-outbox.ts";
import { instant } from "#lib/text/instant.ts";

const OLDEST_PROMISE_MS = 3_600_000;

/** What Slack shall hear of an incident, in the order in which it is sent. */
export async function listDeliveries(number: number): Promise<SlackDelivery[]> {
  const rows = await db().slackDelivery.findMany({ where: { incidentNumber: number }, orderBy: { seq: "asc" } });
  return rows.map(toDelivery);
}

function toDelivery(row: Row): SlackDelivery {
  const { seq, kind, text, mention, state, attempts, queuedAt, nextAttemptAt, endedAt, reason } = row;
  return SlackDelivery.parse({
    seq,
    kind,
    text,
    mention,
    state,
    attempts,
    queuedAt: instant(queuedAt),
    nextAttemptAt: state === "retrying" && nextAttemptAt !== null ? instant(nextAttemptAt) : null,
    endedAt: endedAt === null ? null : instant(endedAt),
    reason,
  });
}

/** What came of a person's decision; `state` is the one in which it cannot be decided on. */
export type Decided =
  | { readonly kind: "decided" }
  | { readonly kind: "none" }
  | { readonly kind: "not-now"; state: DeliveryState };

/** Does with a delivery that failed, or is in doubt, what a person says; those behind it go on then. */
export async function decideOn(number: number, seq: number, { decision }: DeliveryDecision): Promise<Decided> {
  return withDeliveriesHeld(number, async (transaction, now) => {
    const where = { incidentNumber_seq: { incidentNumber: number, seq } };
    const row = await transaction.slackDelivery.findUnique({ where });
    if (row === null) return { kind: "none" };
    const state = DeliveryState.parse(row.state);
    if (state !== "failed" && state !== "doubtful") return { kind: "not-now", state };
    const over = { nextAttemptAt: null, inDoubt: false, endedAt: now };
    const changes = {
      "try-again": { ...over, state: "queued", attempts: 0, endedAt: null, reason: null },
      "leave-out": { ...over, state: "left-out" },
      "was-sent": { ...over, state: "sent", reason: null },
    } as const satisfies Record<DeliveryDecision["decision"], object>;
    await transaction.slackDelivery.update({ where, data: changes[decision] });
    await queueSending(transaction, { number, simulated: row.simulated, key: `${seq} ${randomUUID()}` });
    await publish(transaction, { kind: "messages", number });
    return { kind: "decided" };
  });
}

/**
 * Queues jobs for all that waits: messages that a process left behind when it died, or that one without a queue wrote; and
 * promises of a next update, whose job is remembered so that it is queued once.
 */
export async function queueWhatWaits(simulated: boolean): Promise<void> {
  const [waiting, promises] = await Promise.all([
    numbersThatWait(simulated),
    db().incident.findMany({
      // A promise of long ago is no news.
      where: {
        drill: simulated,
        status: { not: "RESOLVED" },
        nextUpdateAt: { gt: new Date(Date.now() - OLDEST_PROMISE_MS) },
      },
      select: { number: true, nextUpdateAt: true },
    }),
  ]);
  await db().$transaction(async (transaction) => {
    for (const { number } of waiting) {
      await queueSending(transaction, { number, simulated, key: randomUUID() });
    }
    for (const { number, nextUpdateAt } of promises) {
      if (nextUpdateAt !== null)
        await queueReminder(transaction, { number, nextUpdateAt: instant(nextUpdateAt), simulated });
    }
  });
}

/** Those whose next message can go on by itself. What stands behind one that waits for a person waits with it, perhaps for ever. */
function numbersThatWait(simulated: boolean): Promise<{ number: number }[]> {
  return db().$queryRaw<{ number: number }[]>`
    SELECT number FROM (
      SELECT DISTINCT ON (incident_number) incident_number AS number, state FROM slack_delivery
      WHERE simulated = ${simulated} AND state IN ('queued', 'sending', 'retrying', 'failed', 'doubtful')
      ORDER BY incident_number, seq
    ) AS next
    WHERE state NOT IN ('failed', 'doubtful')`;
}
