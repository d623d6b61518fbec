import { zonedFormat } from "#lib/text/zoned-format.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Around a change of the clocks a zone has two offsets; half a day to either side of it both have been met. */
const LOOKED_AROUND_MS = [-24, -12, 0, 12, 24].map((hours) => hours * HOUR_MS);

/** `2026-11-22T14:30`, as an input of type `datetime-local` has it, with or without seconds. */
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

const PARTS = zonedFormat({
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});

/**
 * The instants that a clock in the zone shows as this time, earliest first: usually one; none for a time that is skipped
 * when the clocks go forward; two for one that comes twice when they go back. None also for what is no time.
 * @param text as `LOCAL_TIME`
 * @param zone an IANA name such as `Europe/Zurich`
 * @returns ISO 8601 in UTC
 */
export function instantsOf(text: string, zone: string): string[] {
  const asUtc = LOCAL_TIME.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return [];
  const offsets = new Set(LOOKED_AROUND_MS.map((ms) => offsetMs(asUtc + ms, zone)));
  return [...offsets]
    .map((offset) => asUtc - offset)
    .filter((time) => time + offsetMs(time, zone) === asUtc)
    .sort((a, b) => a - b)
    .map((time) => new Date(time).toISOString());
}

/** What a clock in the zone shows at the instant, to the minute, as an input of type `datetime-local` wants it. */
export function localText(instant: string, zone: string): string {
  const time = Date.parse(instant);
  return new Date(time + offsetMs(time, zone)).toISOString().slice(0, 16);
}

/** How far the zone's clocks are ahead of UTC at a time, in milliseconds. */
function offsetMs(time: number, zone: string): number {
  const parts = PARTS(zone).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
    // Some zones of long ago were off by seconds, none by less.
    new Date(time).getUTCMilliseconds(),
  );
  return shown - time;
}
