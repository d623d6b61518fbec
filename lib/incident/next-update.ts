import type { Instant } from "#lib/text/instant.ts";

const MINUTE_MS = 60_000;

/** So many minutes from now, as the Slack message can say it, which tells no seconds: rounded up to the minute. */
export function wholeMinute(now: Date, minutes: number): Instant {
  return new Date(Math.ceil(now.getTime() / MINUTE_MS + minutes) * MINUTE_MS).toISOString();
}
