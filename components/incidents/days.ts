/** A day of the calendar in UTC, `2026-11-22`, within the years that Offhook records. */
const DAY = /^20\d\d-\d\d-\d\d$/;

/** An instant with its zone named, as the API takes it. */
const INSTANT = /^20\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/i;

const DAY_MS = 24 * 60 * 60_000;

/** The last moment that the API takes. */
const LATEST = Date.parse("2099-12-31T23:59:59.999Z");

/** A calendar has no 31 November, though `Date` would make 1 December of it. */
export function isDay(text: string): boolean {
  return DAY.test(text) && startOf(text) !== null;
}

/** What stands for an end of a range: a day or an instant. Null for what is neither. */
export function readMoment(text: string): string | null {
  const trimmed = text.trim();
  if (isDay(trimmed)) return trimmed;
  const time = INSTANT.test(trimmed) && isDay(trimmed.slice(0, 10)) ? Date.parse(trimmed) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The instant at which a range begins: the first of a day, or the instant itself. */
export function fromInstant(moment: string): string {
  return startOf(moment) ?? moment;
}

/** The instant before which a range ends: a day belongs to it whole. */
export function toInstant(moment: string): string {
  const start = startOf(moment);
  return start === null ? moment : new Date(Math.min(Date.parse(start) + DAY_MS, LATEST)).toISOString();
}

/** The first and the last day of a month such as `2026-11`. */
export function daysOfMonth(month: string): { from: string; to: string } {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${last}` };
}

/** Null for what is no day. */
function startOf(day: string): string | null {
  const time = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) return null;
  const instant = new Date(time).toISOString();
  return instant.startsWith(day) ? instant : null;
}
