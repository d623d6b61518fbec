import { describe, expect, it } from "vitest";
import { nextUpdateState } from "#components/incident/messages/next-update-state.ts";

const PROMISED = "2026-11-22T16:07:00.000Z";
const secondOf = (instant: string) => Date.parse(instant) / 1_000;

describe("nextUpdateState", () => {
  it.each([
    ["2026-11-22T15:00:00Z", "ahead", "in 1 h 7 min"],
    ["2026-11-22T16:01:59Z", "ahead", "in 5 min 1 s"],
    ["2026-11-22T16:02:00Z", "near", "in 5 min 0 s"],
    ["2026-11-22T16:06:59Z", "near", "in 1 s"],
    ["2026-11-22T16:07:00Z", "overdue", "due now"],
    ["2026-11-22T16:08:02Z", "overdue", "overdue by 1 min 2 s"],
    ["2026-11-23T18:07:00Z", "overdue", "overdue by 26 h 0 min"],
  ])("given a promise for 16:07, then at %s it is %s: %s", (now, state, text) => {
    expect(nextUpdateState(PROMISED, secondOf(now))).toEqual({ state, text });
  });

  it("given no promise, then it says so", () => {
    expect(nextUpdateState(null, 0)).toEqual({ state: "none", text: "none promised" });
  });
});
