import { durationText } from "#components/ui/age-text.ts";
import type { Monitoring } from "#lib/contracts/monitor.ts";

/**
 * When the monitor looks again, as seen from now: `next look in 8 s`; null where that is not known. One that is overdue by a
 * whole interval is not under way: either it did not come, or this page has not heard of it.
 * @param second of now, since 1970
 */
export function nextLookText(
  { on, nextRunAt, intervalMs }: Pick<Monitoring, "on" | "nextRunAt" | "intervalMs">,
  second: number,
): string | null {
  if (!on || nextRunAt === null) return null;
  const left = Math.ceil(Date.parse(nextRunAt) / 1_000) - second;
  if (left > 0) return `next look in ${durationText(left)}`;
  return second * 1_000 - Date.parse(nextRunAt) > intervalMs ? null : "looking now";
}
