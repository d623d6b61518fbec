export type TimeDetail = "date" | "minute" | "second";

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" } as const;

const DETAIL: Record<TimeDetail, Intl.DateTimeFormatOptions> = {
  date: { year: "numeric", month: "short", day: "numeric" },
  minute: { year: "numeric", month: "short", day: "numeric", ...CLOCK },
  second: { ...CLOCK, second: "2-digit" },
};

/**
 * An instant in a zone, with the zone named: `22 Nov 2026, 16:03 CET`. A date stands without it: `22 Nov 2026`.
 *
 * @param instant ISO 8601
 * @param zone an IANA name such as `Europe/Zurich`
 */
export function timeText(instant: string, zone: string, detail: TimeDetail): string {
  return new Intl.DateTimeFormat("en-GB", {
    ...DETAIL[detail],
    timeZone: zone,
  }).format(new Date(instant));
}
