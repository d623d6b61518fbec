import { type IntercomNotification, PING } from "#lib/contracts/intercom-webhook.ts";
import { keepWebhookDelivery } from "#lib/db/webhooks.ts";
import { env } from "#lib/env.ts";

/**
 * Keeps when a notification was made, sent and received, each once, and nothing of what it is about. Its signature must have been
 * checked: nobody is signed in here. One that claims to come from the future, or from so long ago that it may be a replay, is kept
 * like any other, because it did come: it ends a silence. Of lag it tells nothing, so `webhookTraffic` leaves it out.
 */
export async function receiveWebhook({
  ctx,
  input: { id, topic, created_at, first_sent_at, delivery_attempts },
}: {
  ctx: { now: Date };
  input: IntercomNotification;
}): Promise<void> {
  // A ping tells that the address works, and Intercom hears that from our answer.
  if (topic === PING || id === null) return;
  await keepWebhookDelivery({
    simulated: env().simulated,
    id,
    topic,
    createdAt: new Date(created_at * 1_000),
    firstSentAt: new Date(first_sent_at * 1_000),
    receivedAt: ctx.now,
    attempts: delivery_attempts,
  });
}
