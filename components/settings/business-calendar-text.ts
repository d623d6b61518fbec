import type { BusinessCalendar } from "#lib/incident/business-calendar.ts";

/** A calendar as a person has made it, and the version that it is to replace. */
export type TypedCalendar = { readonly calendar: BusinessCalendar; readonly version: number };

export type Weekday = keyof BusinessCalendar["week"];

export const WEEKDAYS: readonly { day: Weekday; name: string; short: string }[] = [
  { day: "monday", name: "Monday", short: "Mon" },
  { day: "tuesday", name: "Tuesday", short: "Tue" },
  { day: "wednesday", name: "Wednesday", short: "Wed" },
  { day: "thursday", name: "Thursday", short: "Thu" },
  { day: "friday", name: "Friday", short: "Fri" },
  { day: "saturday", name: "Saturday", short: "Sat" },
  { day: "sunday", name: "Sunday", short: "Sun" },
];

/** A time of day as people type it, in the form that is kept: `9` and `930` too. What is no time stays as it was typed. */
export function tidyTime(typed: string): string {
  const [, hours, minutes = "00"] = /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*$/.exec(typed) ?? [];
  return hours === undefined ? typed.trim() : `${hours.padStart(2, "0")}:${minutes}`;
}

/** All of it in a line: days with the same hours stand together. */
export function calendarSummary({ zone, week, holidays }: BusinessCalendar): string {
  const groups: { days: string[]; hours: string }[] = [];
  for (const { day, short } of WEEKDAYS) {
    const hours = week[day];
    if (hours === null) continue;
    const text = `${hours.from}–${hours.to}`;
    const same = groups.find((group) => group.hours === text);
    if (same === undefined) groups.push({ days: [short], hours: text });
    else same.days.push(short);
  }
  const count = holidays.length === 1 ? "1 holiday" : `${holidays.length} holidays`;
  return [zone, ...groups.map(({ days, hours }) => `${days.join(", ")} ${hours}`), count].join(" · ");
}

/** Whether both say the same: the server keeps holidays by day, whatever the order in which they were typed. */
export function isSameCalendar(one: BusinessCalendar, other: BusinessCalendar): boolean {
  return canonical(one) === canonical(other);
}

function canonical({ zone, week, holidays }: BusinessCalendar): string {
  const days = WEEKDAYS.map(({ day }) => [week[day]?.from, week[day]?.to]);
  const off = holidays.map(({ day, name }) => `${day} ${name}`).sort();
  return JSON.stringify([zone, days, off]);
}

/** As the browser has kept it; null where it can no longer be used. */
export function readTypedCalendar(kept: unknown): TypedCalendar | null {
  if (!isRecord(kept) || !isRecord(kept.calendar)) return null;
  const { version, calendar } = kept;
  const { zone, week, holidays } = calendar;
  if (typeof version !== "number" || typeof zone !== "string" || !isRecord(week) || !Array.isArray(holidays))
    return null;
  if (!WEEKDAYS.every(({ day }) => week[day] === null || isPair(week[day], "from", "to"))) return null;
  if (!holidays.every((holiday) => isPair(holiday, "day", "name"))) return null;
  // All its parts were looked at.
  return kept as TypedCalendar;
}

function isPair(kept: unknown, one: string, other: string): boolean {
  return isRecord(kept) && typeof kept[one] === "string" && typeof kept[other] === "string";
}

function isRecord(kept: unknown): kept is Record<string, unknown> {
  return typeof kept === "object" && kept !== null;
}
