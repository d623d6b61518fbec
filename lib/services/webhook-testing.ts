import { randomUUID } from "node:crypto";
import { keepWebhookDelivery } from "#lib/db/webhooks.ts";

/** What came, with its parts in milliseconds: how long it waited at Intercom, and how long it was on the way. */
export async function givenDelivery(receivedAt: Date, { queueMs = 1_000, transitMs = 1_000 } = {}): Promise<void> {
  const firstSentAt = new Date(receivedAt.getTime() - transitMs);
  await keepWebhookDelivery({
    simulated: true,
    id: randomUUID(),
    topic: "conversation.user.created",
    createdAt: new Date(firstSentAt.getTime() - queueMs),
    firstSentAt,
    receivedAt,
    attempts: 1,
  });
}
