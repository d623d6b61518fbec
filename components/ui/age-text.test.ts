import { describe, expect, it } from "vitest";
import { ageText, durationText } from "#components/ui/age-text.ts";

describe("durationText", () => {
  it.each([
    [0.4, "now"],
    [1, "1 s"],
    [59.9, "59 s"],
    [60, "1 min"],
    [3_599, "59 min"],
    [3_600, "1 h"],
    [11_100, "3 h 5 min"],
    [86_399, "23 h 59 min"],
    [86_400, "1 day"],
    [200_000, "2 days"],
  ])("reads %d seconds as %s", (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});

describe("ageText", () => {
  it("calls an instant that a fast clock puts into the future just now", () => {
    expect(ageText(-3)).toBe("just now");
  });

  it("says how long ago", () => {
    expect(ageText(12)).toBe("12 s ago");
  });
});
