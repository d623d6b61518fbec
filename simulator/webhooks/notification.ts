import { randomUUID } from "node:crypto";
import type { IntercomNotification } from "#lib/contracts/intercom-webhook.ts";

const TOPICS = [
  "conversation.user.created",
  "conversation.user.replied",
  "conversation.admin.closed",
  "contact.created",
];

export type Notification = {
  id: string;
  topic: string;
  createdAt: Date;
  /** Of the first attempt; a second one does not change it. */
  firstSentAt: Date;
};

export function newNotification(createdAt: Date, firstSentAt: Date): Notification {
  const seconds = unixSeconds(createdAt);
  return { id: `notif_${randomUUID()}`, topic: TOPICS[seconds % TOPICS.length] ?? "", createdAt, firstSentAt };
}

/** The body as Intercom writes it, with somebody's words in it that nobody should keep. */
export function bodyOf({ id, topic, createdAt, firstSentAt }: Notification, attempt: number): string {
  const read: IntercomNotification = {
    type: "notification_event",
    id,
    topic,
    created_at: unixSeconds(createdAt),
    first_sent_at: unixSeconds(firstSentAt),
    delivery_attempts: attempt,
  };
  const item = topic.startsWith("contact")
    ? { type: "contact", id: "6657adf76abd0167d9419d00", name: "Ada Example", email: "ada@example.com" }
    : {
        type: "conversation",
        id: "215470000000001",
        source: { type: "conversation", body: "<p>Is anybody there?</p>" },
      };
  const rest = {
    app_id: "abc12345",
    data: { type: "notification_event_data", item },
    links: {},
    delivered_at: 0,
    self: null,
  };
  return JSON.stringify({ ...read, ...rest });
}

function unixSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1_000);
}
