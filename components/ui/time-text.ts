import { type ZonedFormat, zonedFormat } from "#lib/text/zoned-format.ts";

export type TimeDetail = "date" | "minute" | "second" | "weekday";

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" } as const;

const TO_THE_SECOND = zonedFormat({ ...CLOCK, second: "2-digit" });

const DETAIL: Record<TimeDetail, ZonedFormat> = {
  date: zonedFormat({ year: "numeric", month: "short", day: "numeric" }),
  minute: zonedFormat({ year: "numeric", month: "short", day: "numeric", ...CLOCK }),
  second: TO_THE_SECOND,
  weekday: TO_THE_SECOND,
};

const HOUR = zonedFormat({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const DAY = zonedFormat({ dateStyle: "short" });
const WEEKDAY = zonedFormat({ weekday: "short" });

/**
 * An instant in a zone, with the zone named: `22 Nov 2026, 16:03 CET`. A date stands without it: `22 Nov 2026`. With its weekday
 * it is `Sun 16:03:05 CET`.
 *
 * @param instant ISO 8601
 * @param zone an IANA name such as `Europe/Zurich`
 */
export function timeText(instant: string, zone: string, detail: TimeDetail): string {
  const at = new Date(instant);
  const text = DETAIL[detail](zone).format(at);
  return detail === "weekday" ? `${weekdayText(at.getTime(), zone)} ${text}` : text;
}

/** From here on a weekday no longer tells which day it was. */
const WEEKDAY_UNTIL_MS = 6 * 24 * 60 * 60_000;

/** How much of an instant has to be told for nobody to take it for another one: the second alone is one of today. */
export function recentDetail(instant: string, zone: string, nowMs: number): TimeDetail {
  const at = Date.parse(instant);
  if (isSameDay(at, nowMs, zone)) return "second";
  return Math.abs(nowMs - at) < WEEKDAY_UNTIL_MS ? "weekday" : "minute";
}

/** `16:03`, and where asked for with its day: `Sun 16:03`. For where the zone stands beside it, or an axis names it. */
export function hourText(atMs: number, zone: string, { withDay }: { withDay: boolean }): string {
  const time = HOUR(zone).format(atMs);
  return withDay ? `${weekdayText(atMs, zone)} ${time}` : time;
}

export function isSameDay(oneMs: number, otherMs: number, zone: string): boolean {
  const day = DAY(zone);
  return day.format(oneMs) === day.format(otherMs);
}

function weekdayText(atMs: number, zone: string): string {
  return WEEKDAY(zone).format(atMs);
}
