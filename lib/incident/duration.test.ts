import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longDuration, minutesBetween, shortDuration } from "#lib/incident/duration.ts";

describe("a duration", () => {
  it.each([
    [0, "0 hours 0 minutes", "0 min"],
    [1, "0 hours 1 minute", "1 min"],
    [59, "0 hours 59 minutes", "59 min"],
    [60, "1 hour 0 minutes", "1 h 0 min"],
    [65, "1 hour 5 minutes", "1 h 5 min"],
    [121, "2 hours 1 minute", "2 h 1 min"],
    [1_505, "25 hours 5 minutes", "25 h 5 min"],
  ])("given %i minutes, then it reads %j and %j", (minutes, long, short) => {
    expect(longDuration(minutes)).toBe(long);
    expect(shortDuration(minutes)).toBe(short);
  });

  it.each([
    ["within a minute", "2026-11-22T14:05:01.000Z", "2026-11-22T14:05:59.999Z", 0],
    ["over the end of a minute", "2026-11-22T14:05:50.000Z", "2026-11-22T14:06:10.000Z", 1],
    ["over midnight", "2026-11-22T23:40:00.000Z", "2026-11-23T00:25:00.000Z", 45],
    ["over the end of a year", "2026-12-31T23:59:59.000Z", "2027-01-01T00:00:00.000Z", 1],
    ["over a leap day", "2028-02-28T12:00:00.000Z", "2028-03-01T12:00:00.000Z", 2_880],
    ["over the start of summer time in Berlin", "2026-03-29T00:30:00.000Z", "2026-03-29T01:30:00.000Z", 60],
    ["over its end in New York", "2026-11-01T05:30:00.000Z", "2026-11-01T06:30:00.000Z", 60],
  ])("given two instants %s, then the minutes are counted in UTC", (_, from, to, minutes) => {
    expect(minutesBetween(from, to)).toBe(minutes);
  });

  it("is what a person finds who subtracts the times that are shown", () => {
    const time = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(time, fc.nat(10_000_000_000), (from, length) => {
        const to = new Date(from.getTime() + length);
        const shown = (at: Date) => Date.parse(`${at.toISOString().slice(0, 16)}:00Z`);
        expect(minutesBetween(from.toISOString(), to.toISOString())).toBe((shown(to) - shown(from)) / 60_000);
      }),
    );
  });
});
