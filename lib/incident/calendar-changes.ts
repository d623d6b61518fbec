import type { BusinessCalendar } from "#lib/incident/business-calendar.ts";

/** What changed from one calendar to another, by name and in words: `saturday` is `none -> 10:00-14:00`. */
export function calendarChanges(before: BusinessCalendar, after: BusinessCalendar): Record<string, string> {
  const was = linesOf(before);
  const is = linesOf(after);
  const names = new Set([...was.keys(), ...is.keys()]);
  return Object.fromEntries(
    [...names]
      .map((name) => [name, was.get(name) ?? "none", is.get(name) ?? "none"] as const)
      .filter(([, old, now]) => old !== now)
      .map(([name, old, now]) => [name, `${old} -> ${now}`]),
  );
}

function linesOf({ zone, week, holidays }: BusinessCalendar): Map<string, string> {
  return new Map([
    ["zone", zone],
    ...Object.entries(week).map(([day, hours]): [string, string] => [
      day,
      hours === null ? "none" : `${hours.from}-${hours.to}`,
    ]),
    ...holidays.map(({ day, name }): [string, string] => [`holiday ${day}`, name]),
  ]);
}
