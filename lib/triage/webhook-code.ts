/** What is wrong with webhooks: they wait in Intercom's queue, they take long to reach us, or they have stopped. */
export const WEBHOOK_CODES = ["queue_late", "transit_late", "silent"] as const;
export type WebhookCode = (typeof WEBHOOK_CODES)[number];
