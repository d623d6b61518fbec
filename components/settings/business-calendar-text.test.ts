import { describe, expect, test } from "vitest";
import {
  calendarSummary,
  isSameCalendar,
  readTypedCalendar,
  tidyTime,
} from "#components/settings/business-calendar-text.ts";
import { isDay, readHolidayLines, withHolidays } from "#components/settings/holiday-lines.ts";
import { WEEKDAYS_IN_UTC } from "#lib/incident/business-calendar.ts";

test.each([
  ["9", "09:00"],
  ["17", "17:00"],
  ["930", "09:30"],
  ["1745", "17:45"],
  ["9:05", "09:05"],
  ["9.30", "09:30"],
  [" 24:00 ", "24:00"],
  ["noon", "noon"],
  ["9:5", "9:5"],
  ["", ""],
])("given %j, then the time is %j", (typed, time) => {
  expect(tidyTime(typed)).toBe(time);
});

test("given days with the same hours, then they stand together in the summary", () => {
  const week = { ...WEEKDAYS_IN_UTC.week, friday: { from: "09:00", to: "14:00" } };
  const holidays = [{ day: "2026-12-25", name: "Christmas" }];
  expect(calendarSummary({ ...WEEKDAYS_IN_UTC, week, holidays })).toBe(
    "UTC · Mon, Tue, Wed, Thu 09:00–17:00 · Fri 09:00–14:00 · 1 holiday",
  );
});

describe("a kept draft", () => {
  const typed = { calendar: WEEKDAYS_IN_UTC, version: 3 };

  test("given what was typed, then it is read, whatever it says", () => {
    const odd = { ...typed, calendar: { ...typed.calendar, zone: "Moon", holidays: [{ day: "", name: "" }] } };
    expect(readTypedCalendar(JSON.parse(JSON.stringify(odd)))).toEqual(odd);
  });

  test.each([
    null,
    7,
    {},
    { ...typed, version: "3" },
    { ...typed, calendar: { ...WEEKDAYS_IN_UTC, week: {} } },
    { ...typed, calendar: { ...WEEKDAYS_IN_UTC, holidays: [{ day: "2026-12-25" }] } },
    { ...typed, calendar: { ...WEEKDAYS_IN_UTC, week: { ...WEEKDAYS_IN_UTC.week, monday: { from: 9, to: 17 } } } },
  ])("given something else (%j), then it is not used", (kept) => {
    expect(readTypedCalendar(kept)).toBeNull();
  });

  test("given holidays in another order, then it is the same calendar", () => {
    const holidays = [
      { day: "2026-12-25", name: "Christmas" },
      { day: "2026-01-01", name: "New Year" },
    ];
    const calendar = { ...WEEKDAYS_IN_UTC, holidays };
    expect(isSameCalendar(calendar, { ...calendar, holidays: holidays.toReversed() })).toBe(true);
    expect(isSameCalendar(calendar, WEEKDAYS_IN_UTC)).toBe(false);
  });
});

describe("pasted holidays", () => {
  test("given lines of many kinds, then days are found and the other lines are told", () => {
    const text =
      "2026-12-25 Christmas\r\n\n- 2026-12-26: Boxing Day\n2027-01-01\n25.12.2026 Weihnachten\n2026-02-30 Never";
    expect(readHolidayLines(text)).toEqual({
      holidays: [
        { day: "2026-12-25", name: "Christmas" },
        { day: "2026-12-26", name: "Boxing Day" },
        { day: "2027-01-01", name: "Holiday" },
      ],
      unread: ["25.12.2026 Weihnachten", "2026-02-30 Never"],
    });
  });

  test("given a name that is too long, then its beginning is kept", () => {
    expect(readHolidayLines(`2026-12-25 ${"x".repeat(200)}`).holidays[0]?.name).toHaveLength(100);
  });

  test("given a day that is there, then the later name counts and the order is that of the days", () => {
    const before = [
      { day: "2026-12-25", name: "Xmas" },
      { day: "2026-12-26", name: "Boxing Day" },
    ];
    expect(
      withHolidays(before, [
        { day: "2026-12-25", name: "Christmas" },
        { day: "2026-05-01", name: "May Day" },
      ]),
    ).toEqual([
      { day: "2026-05-01", name: "May Day" },
      { day: "2026-12-25", name: "Christmas" },
      { day: "2026-12-26", name: "Boxing Day" },
    ]);
  });

  test.each(["2024-02-29"])("given %s, then it is a day", (day) => expect(isDay(day)).toBe(true));
  test.each(["2026-02-29", "2026-13-01", "2026-1-1", "", "2026-12-25T10:00"])("given %j, then it is none", (day) =>
    expect(isDay(day)).toBe(false),
  );
});
