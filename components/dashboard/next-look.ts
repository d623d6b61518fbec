import { durationText } from "#components/ui/age-text.ts";
import type { Monitoring } from "#lib/contracts/monitor.ts";

/**
 * When the monitor looks again, as seen from now: `next look in 8 s`; null where that is not known.
 * @param second of now, since 1970
 */
export function nextLookText({ on, nextRunAt }: Pick<Monitoring, "on" | "nextRunAt">, second: number): string | null {
  if (!on || nextRunAt === null) return null;
  const left = Math.ceil(Date.parse(nextRunAt) / 1_000) - second;
  return left > 0 ? `next look in ${durationText(left)}` : "looking now";
}
