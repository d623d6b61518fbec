import { dayIn } from "#lib/text/day-in.ts";
import { zonedFormat } from "#lib/text/zoned-format.ts";

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const TIME = zonedFormat(CLOCK);
const DAY_AND_TIME = zonedFormat({ year: "numeric", month: "short", day: "numeric", ...CLOCK });
const ZONE = zonedFormat({ timeZoneName: "short" });

/** `13:30 UTC`, with the date where the zone is on another day then: `21 Nov 2026, 23:30 UTC`. */
export function utcBeside(instant: string, zone: string): string {
  const at = new Date(instant);
  const format = dayIn(zone, at) === dayIn("UTC", at) ? TIME : DAY_AND_TIME;
  return `${format("UTC").format(at)} UTC`;
}

/** What the zone calls itself at the instant, as in `CET` or `GMT+5:45`. */
export function zoneName(instant: string, zone: string): string {
  const parts = ZONE(zone).formatToParts(new Date(instant));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}
