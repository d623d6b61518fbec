import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { BusinessCalendar, WEEKDAYS_IN_UTC } from "#lib/incident/business-calendar.ts";
import { responseDeadline } from "#lib/incident/response-deadline.ts";

type Change = { zone?: string; hours?: { from: string; to: string }; weekend?: boolean; holidays?: readonly string[] };

/** Weekdays from nine to five, unless told otherwise. */
function calendar({
  zone = "UTC",
  hours = { from: "09:00", to: "17:00" },
  weekend = false,
  holidays = [],
}: Change = {}) {
  const free = weekend ? hours : null;
  return BusinessCalendar.parse({
    zone,
    week: {
      monday: hours,
      tuesday: hours,
      wednesday: hours,
      thursday: hours,
      friday: hours,
      saturday: free,
      sunday: free,
    },
    holidays: holidays.map((day) => ({ day, name: "Holiday" })),
  });
}

/** When a P4 is due, in the zone of the calendar and with its offset from UTC. */
function due(alert: string, change: Change = {}): string {
  const kept = calendar(change);
  const deadline = responseDeadline("P4", new Date(alert).toISOString(), kept);
  return Temporal.Instant.from(deadline)
    .toZonedDateTimeISO(kept.zone)
    .toString({ smallestUnit: "minute", timeZoneName: "never" });
}

describe("a severity that is counted in minutes", () => {
  it.each([
    ["P1", "2026-11-22T14:20:31.000Z"],
    ["P2", "2026-11-22T15:05:31.000Z"],
    ["P3", "2026-11-22T18:05:31.000Z"],
  ] as const)("given a %s, then it is due at %s, whatever the calendar says of a Sunday", (severity, deadline) => {
    expect(responseDeadline(severity, "2026-11-22T14:05:31.000Z", WEEKDAYS_IN_UTC)).toBe(deadline);
  });

  it("given a change of the clock in between, then minutes stay minutes", () => {
    const berlin = calendar({ zone: "Europe/Berlin" });
    expect(responseDeadline("P3", "2026-03-29T00:30:00.000Z", berlin)).toBe("2026-03-29T04:30:00.000Z");
    expect(responseDeadline("P3", "2026-10-25T00:30:00.000Z", berlin)).toBe("2026-10-25T04:30:00.000Z");
  });

  it("given the last minutes of a year, or of a February with 29 days, then it runs on into the next", () => {
    expect(responseDeadline("P2", "2026-12-31T23:30:00.000Z", WEEKDAYS_IN_UTC)).toBe("2027-01-01T00:30:00.000Z");
    expect(responseDeadline("P3", "2028-02-28T22:00:00.000Z", WEEKDAYS_IN_UTC)).toBe("2028-02-29T02:00:00.000Z");
  });
});

describe("a P4, due on the next business day", () => {
  it.each([
    // The 23rd is a Monday.
    ["before it opens", "2026-11-23T08:59:59Z", "2026-11-23T17:00+00:00"],
    ["at opening", "2026-11-23T09:00:00Z", "2026-11-24T17:00+00:00"],
    ["in the middle of a day", "2026-11-23T12:00:00Z", "2026-11-24T17:00+00:00"],
    ["at closing", "2026-11-23T17:00:00Z", "2026-11-24T17:00+00:00"],
    ["after closing on a Friday", "2026-11-27T18:00:00Z", "2026-11-30T17:00+00:00"],
    ["during a Friday", "2026-11-27T10:00:00Z", "2026-11-30T17:00+00:00"],
    ["on a Saturday", "2026-11-28T00:00:00Z", "2026-11-30T17:00+00:00"],
    ["on a Sunday, late", "2026-11-29T23:59:59Z", "2026-11-30T17:00+00:00"],
    ["on the last day of a year", "2026-12-31T12:00:00Z", "2027-01-01T17:00+00:00"],
    ["on the day before a leap day", "2028-02-28T12:00:00Z", "2028-02-29T17:00+00:00"],
    ["on a leap day", "2028-02-29T12:00:00Z", "2028-03-01T17:00+00:00"],
    ["on the 28th of February of a year without one", "2027-02-26T12:00:00Z", "2027-03-01T17:00+00:00"],
  ])("given an alert %s, then it is due when the next day closes that opens after it", (_, alert, deadline) => {
    expect(due(alert)).toBe(deadline);
  });

  it("given holidays, then they are no business days, also several in a row over a weekend and a year's end", () => {
    const holidays = ["2026-12-24", "2026-12-25", "2026-12-28", "2026-12-31", "2027-01-01"];
    expect(due("2026-12-23T12:00:00Z", { holidays })).toBe("2026-12-29T17:00+00:00");
    expect(due("2026-12-30T12:00:00Z", { holidays })).toBe("2027-01-04T17:00+00:00");
    expect(due("2026-12-25T08:00:00Z", { holidays })).toBe("2026-12-29T17:00+00:00");
  });

  it("given one business day a week, and that one is a holiday for years, then it is found all the same", () => {
    const none = { tuesday: null, wednesday: null, thursday: null, friday: null, saturday: null, sunday: null };
    const monday = Date.parse("2026-11-23T00:00:00Z");
    const holidays = Array.from({ length: 500 }, (_, week) => ({
      day: new Date(monday + week * 7 * 24 * 60 * 60_000).toISOString().slice(0, 10),
      name: "Holiday",
    }));
    const rare = BusinessCalendar.parse({ ...WEEKDAYS_IN_UTC, week: { ...WEEKDAYS_IN_UTC.week, ...none }, holidays });
    const last = Date.parse(`${holidays.at(-1)?.day}T17:00:00Z`);
    expect(responseDeadline("P4", "2026-11-20T12:00:00.000Z", rare)).toBe(
      new Date(last + 7 * 24 * 60 * 60_000).toISOString(),
    );
  });

  it("given a zone, then its day decides and not the day in UTC", () => {
    // In Auckland it is Monday, eight in the morning, while UTC still has Sunday.
    expect(due("2026-11-22T19:00:00Z", { zone: "Pacific/Auckland" })).toBe("2026-11-23T17:00+13:00");
    // In Los Angeles it is still Friday afternoon.
    expect(due("2026-11-28T00:30:00Z", { zone: "America/Los_Angeles" })).toBe("2026-11-30T17:00-08:00");
  });

  it("given zones with half and quarter hours, then it is due to the minute", () => {
    expect(due("2026-11-23T03:29:00Z", { zone: "Asia/Kolkata" })).toBe("2026-11-23T17:00+05:30");
    expect(due("2026-11-23T03:30:00Z", { zone: "Asia/Kolkata" })).toBe("2026-11-24T17:00+05:30");
    expect(due("2026-11-23T03:14:00Z", { zone: "Asia/Kathmandu" })).toBe("2026-11-23T17:00+05:45");
    expect(due("2026-11-23T03:15:00Z", { zone: "Asia/Kathmandu" })).toBe("2026-11-24T17:00+05:45");
  });

  it("given a weekend on which the clock changes, then Monday has the new offset", () => {
    // Forward on the 29th of March, back on the 25th of October.
    expect(due("2026-03-27T12:00:00Z", { zone: "Europe/Berlin" })).toBe("2026-03-30T17:00+02:00");
    expect(due("2026-10-23T12:00:00Z", { zone: "Europe/Berlin" })).toBe("2026-10-26T17:00+01:00");
    expect(due("2026-03-06T20:00:00Z", { zone: "America/New_York" })).toBe("2026-03-09T17:00-04:00");
    expect(due("2026-10-30T20:00:00Z", { zone: "America/New_York" })).toBe("2026-11-02T17:00-05:00");
  });

  it("given an alert on the day of a change, then that day's opening is where the clock shows it", () => {
    const weekend = true;
    // 07:30 UTC is 09:30 in Berlin on the 29th of March, and would be 08:30 with Saturday's offset.
    expect(due("2026-03-29T06:59:00Z", { zone: "Europe/Berlin", weekend })).toBe("2026-03-29T17:00+02:00");
    expect(due("2026-03-29T07:30:00Z", { zone: "Europe/Berlin", weekend })).toBe("2026-03-30T17:00+02:00");
    expect(due("2026-10-25T07:30:00Z", { zone: "Europe/Berlin", weekend })).toBe("2026-10-25T17:00+01:00");
  });

  it("given hours of which the clock skips the beginning or the end, then they begin or end where it goes on", () => {
    const weekend = true;
    const zone = "Europe/Berlin";
    // From 02:00 to 03:00 there is no time on the 29th of March.
    expect(due("2026-03-28T23:30:00Z", { zone, weekend, hours: { from: "02:30", to: "05:00" } })).toBe(
      "2026-03-29T05:00+02:00",
    );
    expect(due("2026-03-29T01:00:00Z", { zone, weekend, hours: { from: "02:30", to: "05:00" } })).toBe(
      "2026-03-30T05:00+02:00",
    );
    expect(due("2026-03-28T23:30:00Z", { zone, weekend, hours: { from: "01:00", to: "02:30" } })).toBe(
      "2026-03-29T03:00+02:00",
    );
  });

  it("given hours that the clock leaves out, then that day is no business day", () => {
    const hours = { from: "02:10", to: "02:50" };
    expect(due("2026-03-28T12:00:00Z", { zone: "Europe/Berlin", weekend: true, hours })).toBe("2026-03-30T02:50+02:00");
    // Lord Howe goes forward by half an hour at two, on the 4th of October.
    const few = { from: "02:05", to: "02:25" };
    expect(due("2026-10-03T10:00:00Z", { zone: "Australia/Lord_Howe", weekend: true, hours: few })).toBe(
      "2026-10-05T02:25+11:00",
    );
    const some = { from: "02:05", to: "02:40" };
    expect(due("2026-10-03T10:00:00Z", { zone: "Australia/Lord_Howe", weekend: true, hours: some })).toBe(
      "2026-10-04T02:40+11:00",
    );
    // Samoa had no 30th of December in 2011.
    expect(due("2011-12-29T22:00:00Z", { zone: "Pacific/Apia", weekend: true })).toBe("2011-12-31T17:00+14:00");
  });

  it("given hours that the clock shows twice, then the first time counts", () => {
    const hours = { from: "02:15", to: "02:45" };
    expect(due("2026-10-24T12:00:00Z", { zone: "Europe/Berlin", weekend: true, hours })).toBe("2026-10-25T02:45+02:00");
    expect(due("2026-10-25T00:30:00Z", { zone: "Europe/Berlin", weekend: true, hours })).toBe("2026-10-26T02:45+01:00");
  });

  it("given a day that ends at 24:00, then it is due at the first moment of the day after", () => {
    const hours = { from: "00:00", to: "24:00" };
    expect(due("2026-11-23T12:00:00Z", { hours })).toBe("2026-11-25T00:00+00:00");
    expect(due("2026-12-30T12:00:00Z", { hours })).toBe("2027-01-01T00:00+00:00");
    // In Beirut the clock goes forward at midnight, so that the 29th of March begins at one.
    expect(due("2026-03-27T12:00:00Z", { zone: "Asia/Beirut", weekend: true, hours })).toBe("2026-03-29T01:00+03:00");
  });
});

describe("any P4", () => {
  const ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "America/St_Johns",
    "Asia/Beirut",
  ];
  const time = fc.integer({ min: 0, max: 95 });
  const hours = fc
    .tuple(time, time)
    .filter(([from, to]) => from !== to)
    .map(([one, other]) => ({ from: quarter(Math.min(one, other)), to: quarter(Math.max(one, other) + 1) }));
  const day = fc.option(hours, { freq: 2 });
  const anyCalendar: fc.Arbitrary<BusinessCalendar> = fc.record({
    zone: fc.constantFrom(...ZONES),
    week: fc
      .record({
        monday: day,
        tuesday: day,
        wednesday: day,
        thursday: day,
        friday: day,
        saturday: day,
        sunday: day,
      })
      .filter((week) => Object.values(week).some((open) => open !== null)),
    holidays: fc
      .uniqueArray(fc.integer({ min: 0, max: 900 }), { maxLength: 30 })
      .map((days) => days.map((after) => ({ day: dayAfter(after), name: "Holiday" }))),
  });
  /** Two and a half years, with both changes of the clock, a year's end and a leap day. */
  const alert = fc
    .integer({ min: Date.parse("2026-01-01T00:00:00Z"), max: Date.parse("2028-06-01T00:00:00Z") })
    .map((at) => new Date(at).toISOString());

  it("is due after the alert, when a business day closes", () => {
    fc.assert(
      fc.property(anyCalendar, alert, (kept, at) => {
        expect(BusinessCalendar.safeParse(kept).success).toBe(true);
        const deadline = responseDeadline("P4", at, kept);
        expect(deadline > at).toBe(true);
        const closes = Temporal.Instant.from(deadline).toZonedDateTimeISO(kept.zone);
        const day = closingDay(closes, kept);
        expect(day).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it("is never due earlier than one that alerted before it", () => {
    fc.assert(
      fc.property(anyCalendar, alert, alert, (kept, one, other) => {
        const [first = one, second = other] = [one, other].toSorted();
        expect(responseDeadline("P4", first, kept) <= responseDeadline("P4", second, kept)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  /** The business day that closes then: the day itself, or the one before where that ends at 24:00. */
  function closingDay(closes: Temporal.ZonedDateTime, { week, holidays }: BusinessCalendar): string | null {
    const names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
    for (const day of [closes.toPlainDate(), closes.subtract({ minutes: 1 }).toPlainDate()]) {
      const open = week[names[day.dayOfWeek - 1] ?? "monday"];
      if (open === null || holidays.some((holiday) => holiday.day === day.toString())) continue;
      const shown = closes.toPlainTime().toString({ smallestUnit: "minute" });
      // Where the clock skips the time of closing, the day ends as it skips it.
      const skips = closes.subtract({ minutes: 1 }).offset !== closes.offset;
      if (shown === open.to || (open.to === "24:00" && shown === "00:00") || skips) return day.toString();
    }
    return null;
  }

  function quarter(index: number): string {
    return `${String(Math.floor(index / 4)).padStart(2, "0")}:${String((index % 4) * 15).padStart(2, "0")}`;
  }

  function dayAfter(days: number): string {
    return new Date(Date.parse("2026-01-01T00:00:00Z") + days * 24 * 60 * 60_000).toISOString().slice(0, 10);
  }
});
