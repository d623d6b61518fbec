import { expect, it } from "vitest";
import { WEEKDAYS_IN_UTC } from "#lib/incident/business-calendar.ts";
import { calendarChanges } from "#lib/incident/calendar-changes.ts";

it("given two calendars, then each line that differs is told with what it was and is", () => {
  const after = {
    zone: "Europe/Berlin",
    week: { ...WEEKDAYS_IN_UTC.week, friday: null, saturday: { from: "10:00", to: "14:00" } },
    holidays: [{ day: "2026-12-25", name: "Christmas" }],
  };
  expect(calendarChanges(WEEKDAYS_IN_UTC, after)).toEqual({
    zone: "UTC -> Europe/Berlin",
    friday: "09:00-17:00 -> none",
    saturday: "none -> 10:00-14:00",
    "holiday 2026-12-25": "none -> Christmas",
  });
  expect(calendarChanges(after, after)).toEqual({});
});
