import { setTimeout } from "node:timers/promises";
import type { WebhookBehaviour } from "#simulator/intercom/behaviour.ts";
import { webhookBehaviour } from "#simulator/webhooks/behaviour.ts";
import { deliverWebhook, isReceived } from "#simulator/webhooks/deliver.ts";
import { backlogOf, notificationsDue } from "#simulator/webhooks/due.ts";
import { bodyOf, type Notification } from "#simulator/webhooks/notification.ts";
import type { World } from "#simulator/world.ts";

export type WebhookOptions = {
  /** Where they are received. */
  url: string;
  /** Of the app: what they are signed with. */
  clientSecret: string;
  everyMs: number;
  /** From an attempt that failed to the second and last one; a minute if left out, as with Intercom. */
  retryAfterMs?: number;
};

/** More second attempts than this are not waited for: a receiver that is away for long must not fill our memory. */
const MOST_WAITING = 50;

/**
 * Sends webhooks as Intercom does, from when the address first answers until it is closed. One after the other: a receiver that is
 * slow gets fewer, never many at once. What the receiver does wrong stands in the world's list of attempts and nowhere else.
 */
export function sendWebhooks(options: WebhookOptions, world: World): { close(): Promise<void> } {
  const stop = new AbortController();
  const { signal } = stop;
  const waiting = new Set<Promise<void>>();
  let played: WebhookBehaviour = "in-time";
  let switched = new AbortController();

  const current = () => webhookBehaviour(world.modes.intercom);
  const onSwitch = () => {
    if (current() !== played) switched.abort();
  };
  world.events.on("switched", onSwitch);

  async function attempt(notification: Notification, number: number): Promise<void> {
    const at = world.now().toISOString();
    const secret = played === "badly-signed" ? `not ${options.clientSecret}` : options.clientSecret;
    const status = await deliverWebhook({ url: options.url, body: bodyOf(notification, number), secret }, signal);
    if (signal.aborted) return;
    world.webhooks.add({ at, id: notification.id, topic: notification.topic, attempt: number, status });
    const failed = status === null || status < 200 || status > 299;
    if (failed && number === 1 && waiting.size < MOST_WAITING) {
      const second = again(notification).finally(() => waiting.delete(second));
      waiting.add(second);
    }
  }

  async function again(notification: Notification): Promise<void> {
    if (await waited(options.retryAfterMs ?? 60_000, signal)) await attempt(notification, 2);
  }

  async function sendDue(): Promise<void> {
    const now = world.now();
    const before = played;
    played = current();
    const backlog = played === before ? [] : backlogOf(played, now);
    for (const notification of [...backlog, ...notificationsDue(played, now)]) {
      if (signal.aborted || current() !== played) return;
      await attempt(notification, 1);
    }
  }

  async function send(): Promise<void> {
    while (!(await isReceived(options.url, signal))) {
      if (!(await waited(options.everyMs, signal))) return;
    }
    while (!signal.aborted) {
      await sendDue();
      if (current() !== played) continue;
      switched = new AbortController();
      await waited(options.everyMs, AbortSignal.any([signal, switched.signal]));
    }
  }

  const sending = send();
  return {
    close: async () => {
      stop.abort();
      world.events.off("switched", onSwitch);
      await Promise.all([sending, ...waiting]);
    },
  };
}

/** False where the signal came first. */
async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  return setTimeout(ms, true, { signal }).catch(() => false);
}
