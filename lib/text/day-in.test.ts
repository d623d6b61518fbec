import { describe, expect, it } from "vitest";
import { dayIn } from "#lib/text/day-in.ts";

describe("dayIn", () => {
  it.each([
    ["UTC", "2026-12-01T00:00:00Z", "2026-12-01"],
    ["UTC", "2026-11-30T23:59:59.999Z", "2026-11-30"],
    ["Asia/Kolkata", "2026-11-30T18:30:00Z", "2026-12-01"],
    ["America/Los_Angeles", "2027-01-01T07:59:00Z", "2026-12-31"],
    ["Pacific/Kiritimati", "2026-12-31T10:00:00Z", "2027-01-01"],
    // The clocks go back that night.
    ["Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25"],
    ["Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26"],
    ["UTC", "2028-02-29T12:00:00Z", "2028-02-29"],
  ])("given %s at %s, then it is %s", (zone, at, day) => {
    expect(dayIn(zone, new Date(at))).toBe(day);
  });
});
