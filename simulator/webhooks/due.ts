import type { WebhookBehaviour } from "#simulator/intercom/behaviour.ts";
import { type Notification, newNotification } from "#simulator/webhooks/notification.ts";

/** Above the 15 minutes from which Offhook calls webhooks late. */
const LATE_MS = 20 * 60_000;

/** How much older the one is that comes after a newer one. */
const OVERTAKEN_MS = 30_000;

/** How many have gathered in a queue that begins to move: enough to outweigh those that came in time in the minutes before. */
const BACKLOG = 20;

/** What is sent now, in this order. */
export function notificationsDue(behaviour: WebhookBehaviour, now: Date): Notification[] {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  switch (behaviour) {
    case "in-time":
    case "badly-signed":
      return [newNotification(now, now)];
    case "late":
      return [newNotification(ago(LATE_MS), now)];
    case "twice": {
      const notification = newNotification(now, now);
      return [notification, notification];
    }
    case "out-of-order":
      return [newNotification(now, now), newNotification(ago(OVERTAKEN_MS), ago(OVERTAKEN_MS))];
    case "silent":
      return [];
    default:
      return behaviour satisfies never;
  }
}

/** What comes in one go when the behaviour begins: of a queue that was held up, the newest first. */
export function backlogOf(behaviour: WebhookBehaviour, now: Date): Notification[] {
  if (behaviour !== "late") return [];
  return Array.from({ length: BACKLOG }, (_, index) =>
    newNotification(new Date(now.getTime() - LATE_MS - index * 1_000), now),
  );
}
