import { describe, expect, it } from "vitest";
import { tabAfterKey } from "#components/incident/tab-key.ts";

const TABS = ["a", "b", "c"];

describe("tabAfterKey", () => {
  it.each([
    ["a", "ArrowRight", "b"],
    ["c", "ArrowRight", "a"],
    ["a", "ArrowLeft", "c"],
    ["b", "ArrowLeft", "a"],
    ["b", "Home", "a"],
    ["b", "End", "c"],
    ["b", "Enter", null],
  ])("given %s, then %s leads to %s", (current, key, next) => {
    expect(tabAfterKey(TABS, current, key)).toBe(next);
  });
});
