export type TimeDetail = "date" | "minute" | "second" | "weekday";

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" } as const;

const DETAIL: Record<TimeDetail, Intl.DateTimeFormatOptions> = {
  date: { year: "numeric", month: "short", day: "numeric" },
  minute: { year: "numeric", month: "short", day: "numeric", ...CLOCK },
  second: { ...CLOCK, second: "2-digit" },
  weekday: { ...CLOCK, second: "2-digit" },
};

/**
 * An instant in a zone, with the zone named: `22 Nov 2026, 16:03 CET`. A date stands without it: `22 Nov 2026`. With its weekday
 * it is `Sun 16:03:05 CET`.
 *
 * @param instant ISO 8601
 * @param zone an IANA name such as `Europe/Zurich`
 */
export function timeText(instant: string, zone: string, detail: TimeDetail): string {
  const at = new Date(instant);
  const text = new Intl.DateTimeFormat("en-GB", { ...DETAIL[detail], timeZone: zone }).format(at);
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
  const time = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(atMs);
  return withDay ? `${weekdayText(atMs, zone)} ${time}` : time;
}

export function isSameDay(oneMs: number, otherMs: number, zone: string): boolean {
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "short", timeZone: zone });
  return day.format(oneMs) === day.format(otherMs);
}

function weekdayText(atMs: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: zone }).format(atMs);
}
