import { describe, expect, it } from "vitest";
import { nextUpdate } from "#components/dashboard/next-update.ts";

const AT = "2026-11-22T14:30:00.000Z";
const SECOND = Date.parse(AT) / 1_000;

describe("nextUpdate", () => {
  it.each([
    [SECOND - 25 * 60, { overdue: false, text: "next update in 25 min" }],
    [SECOND - 1, { overdue: false, text: "next update in 1 s" }],
    [SECOND, { overdue: true, text: "next update is due" }],
    [SECOND + 59, { overdue: true, text: "next update is due" }],
    [SECOND + 60, { overdue: true, text: "next update overdue by 1 min" }],
    [SECOND + 3_900, { overdue: true, text: "next update overdue by 1 h 5 min" }],
  ])("given the second %i, says %j", (second, expected) => {
    expect(nextUpdate(AT, second)).toEqual(expected);
  });

  it("given no promise, says so and is never overdue", () => {
    expect(nextUpdate(null, SECOND)).toEqual({ overdue: false, text: "no update promised" });
  });
});
