import { describe, expect, it } from "vitest";
import { wholeMinute } from "#lib/incident/next-update.ts";

describe("a next update in so many minutes", () => {
  it.each([
    ["2026-11-22T14:06:30.000Z", "2026-11-22T14:22:00.000Z"],
    ["2026-11-22T14:06:00.000Z", "2026-11-22T14:21:00.000Z"],
    ["2026-12-31T23:50:01.000Z", "2027-01-01T00:06:00.000Z"],
  ])("given %s, then 15 minutes from then is the whole minute %s", (now, then) => {
    expect(wholeMinute(new Date(now), 15)).toBe(then);
  });
});
