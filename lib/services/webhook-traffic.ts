import {
  countWebhookHours,
  deleteWebhookDeliveriesBefore,
  deleteWebhookHoursBefore,
  firstWebhookAt,
  lastWebhookBefore,
  lastWebhookHour,
  webhookHistory,
  webhookLag,
} from "#lib/db/webhooks.ts";
import { env } from "#lib/env.ts";
import type { WebhookTraffic } from "#lib/triage/webhook-traffic.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The lag is that of the latest notifications alone. */
const LAG_OVER_MS = 5 * MINUTE_MS;

/**
 * Clocks differ by seconds, and what was made a moment after it came counts as prompt. Beyond this a clock is wrong, and a lag that
 * it hides must not pass for none.
 */
const BELIEVED_AHEAD_MS = 5 * MINUTE_MS;

/** A silence is compared with those at the same hour of the day, over so long. */
const USUAL_OVER_MS = 14 * DAY_MS;
/** With less history nobody knows what is usual: a weekend may be missing. */
const USUAL_FROM_MS = 7 * DAY_MS;

const DELIVERIES_KEPT_MS = 2 * DAY_MS;
const HOURS_KEPT_MS = USUAL_OVER_MS + DAY_MS;

/**
 * What came is forgotten after a while, and whoever has kept a signed body may then send it once more as if it were new. It is at
 * least as old as what is forgotten, less what its clock may have been ahead: its lag would be days, and is not believed.
 */
const BELIEVED_BEHIND_MS = DELIVERIES_KEPT_MS - BELIEVED_AHEAD_MS;

/** How late notifications of Intercom come, and since when none came; null where none can come, without a client secret. */
export async function webhookTraffic(simulated: boolean, now: Date): Promise<WebhookTraffic | null> {
  if (env().intercomClientSecret === null) return null;
  const hour = startOfHour(now);
  const [lag, last, history] = await Promise.all([
    webhookLag(
      { simulated, from: new Date(now.getTime() - LAG_OVER_MS), to: now },
      { aheadMs: BELIEVED_AHEAD_MS, behindMs: BELIEVED_BEHIND_MS },
    ),
    lastWebhookBefore(simulated, new Date(now.getTime() + 1)),
    webhookHistory(simulated, { hour, from: new Date(hour.getTime() - USUAL_OVER_MS) }),
  ]);
  const isKnown = history.since !== null && history.since.getTime() <= now.getTime() - USUAL_FROM_MS;
  return {
    lag,
    silentForMs: last === null ? null : now.getTime() - last.getTime(),
    // Hours that lie whole in a silence without an end have no gap yet, and so tell nothing of what is usual.
    usualSilenceMs: isKnown && history.longestGapMs ? history.longestGapMs : null,
  };
}

/**
 * Counts the hours that are over, and deletes what is old. Cheap to call often: where no hour has ended since the last call it only
 * looks. Called twice, by two processes even, it comes to the same.
 */
export async function closeWebhookHours(simulated: boolean, now: Date): Promise<void> {
  const until = startOfHour(now);
  const lastCounted = await lastWebhookHour(simulated);
  const uncounted = lastCounted === null ? null : new Date(lastCounted.getTime() + HOUR_MS);
  if (uncounted !== null && uncounted >= until) return;
  // A wait that had not ended when its hours were counted is known now: they are counted again from where it began.
  const began = uncounted === null ? null : await lastWebhookBefore(simulated, uncounted);
  const since = began ?? (await firstWebhookAt(simulated));
  if (since === null) return;
  const from = new Date(Math.max(startOfHour(since).getTime(), until.getTime() - HOURS_KEPT_MS));
  if (from >= until) return;
  await countWebhookHours(simulated, { from, until, since, now });
  await deleteWebhookDeliveriesBefore(simulated, new Date(now.getTime() - DELIVERIES_KEPT_MS));
  await deleteWebhookHoursBefore(simulated, new Date(until.getTime() - HOURS_KEPT_MS));
}

function startOfHour(time: Date): Date {
  return new Date(Math.floor(time.getTime() / HOUR_MS) * HOUR_MS);
}
