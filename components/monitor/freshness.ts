import type { Monitoring } from "#lib/contracts/monitor.ts";

/** While nobody monitors, nothing tells how long a figure holds; a person's own run is taken at its word for this long. */
const FRESH_UNMONITORED_MS = 60_000;

/**
 * Whether a figure tells how things are, and not only how they were.
 * @param at when it was taken; null where it never was
 * @param second the current one by the server's clock, since 1970
 */
export function isFresh(at: string | null, monitoring: Monitoring, second: number): boolean {
  if (at === null) return false;
  const age = second * 1_000 - Date.parse(at);
  const freshFor = monitoring.on ? monitoring.freshForMs : FRESH_UNMONITORED_MS;
  // What lies far ahead was written under another clock, so that nobody knows how old it is.
  return Math.abs(age) <= freshFor;
}

/**
 * Whether nobody has looked for longer than the monitor's figures hold, although it is on. Told by what a page knows of it, which
 * has to be new itself.
 */
export function isMonitorStopped({ on, lastRunAt, freshForMs }: Monitoring, second: number): boolean {
  return on && lastRunAt !== null && second * 1_000 - Date.parse(lastRunAt) > freshForMs;
}
