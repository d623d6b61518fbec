import type { Instant } from "#lib/text/instant.ts";

const MINUTE_MS = 60_000;

/**
 * Whole minutes between two instants, counted between the minutes that are shown: 14:05:50 to 14:06:10 is one minute, so that
 * nobody who subtracts the times on a page finds another figure than the page.
 */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.floor(Date.parse(to) / MINUTE_MS) - Math.floor(Date.parse(from) / MINUTE_MS);
}

/** As the postmortem has it: `1 hour 5 minutes`, `0 hours 1 minute`. Days are not counted: an outage is told in hours. */
export function longDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return `${counted(hours, "hour")} ${counted(minutes - hours * 60, "minute")}`;
}

/** As pages and lists have it: `1 h 5 min`, `40 min`. */
export function shortDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes - hours * 60} min`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
