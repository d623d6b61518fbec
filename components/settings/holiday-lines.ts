import type { BusinessCalendar } from "#lib/incident/business-calendar.ts";

export type Holiday = BusinessCalendar["holidays"][number];

const LONGEST_NAME = 100;

/** Holidays as people paste them: a line each, first the day. Lines in which no day of the calendar stands are told apart. */
export function readHolidayLines(text: string): { holidays: Holiday[]; unread: string[] } {
  const holidays: Holiday[] = [];
  const unread: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, day = "", name = ""] = /^\s*[-*]?\s*(\d{4}-\d{2}-\d{2})[\s,;:|–-]*(.*?)\s*$/.exec(line) ?? [];
    if (isDay(day)) holidays.push({ day, name: (name || "Holiday").slice(0, LONGEST_NAME) });
    else if (line.trim() !== "") unread.push(line.trim());
  }
  return { holidays, unread };
}

/** In order, each day once: what comes later names it anew. */
export function withHolidays(before: readonly Holiday[], added: readonly Holiday[]): Holiday[] {
  const byDay = new Map([...before, ...added].map((holiday) => [holiday.day, holiday]));
  return [...byDay.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
