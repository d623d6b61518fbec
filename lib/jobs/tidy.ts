import { setTimeout } from "node:timers/promises";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { KEEPING } from "#lib/services/keep-samples.ts";
import { settleLeftNarratives } from "#lib/services/settle-left-narratives.ts";
import { sweepViewers } from "#lib/services/view-incident.ts";
import { closeWebhookHours } from "#lib/services/webhook-traffic.ts";

const TIDY_EVERY_MS = 60 * 60_000;

/** Each by itself: one that fails holds up no other. */
const STEPS: Readonly<Record<string, (now: Date) => Promise<void>>> = {
  ...KEEPING,
  narratives: settleLeftNarratives,
  viewers: sweepViewers,
  "hours of webhooks": (now) => closeWebhookHours(env().simulated, now),
};

/** Puts old samples together and deletes what is kept no longer, every hour. Several processes may do so at once. */
export function startTidying(): { close(): void } {
  const closing = new AbortController();
  void tidyUntil(closing.signal);
  return { close: () => closing.abort() };
}

async function tidyUntil(closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    const now = new Date();
    for (const [step, tidy] of Object.entries(STEPS)) {
      try {
        if (!closing.aborted) await tidy(now);
      } catch (err) {
        const message = "What is old could not be tidied away; it is tried again in an hour";
        if (!closing.aborted) log.warn({ err, step }, message);
      }
    }
    await setTimeout(TIDY_EVERY_MS, undefined, { signal: closing }).catch(() => {});
  }
}
