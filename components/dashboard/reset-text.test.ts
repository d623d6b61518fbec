import { expect, it } from "vitest";
import { resetText } from "#components/dashboard/reset-text.ts";

const AT = "2026-11-22T14:00:10.000Z";
const SECOND = Date.parse(AT) / 1_000;

it.each([
  [SECOND - 4, "resets in 4 s"],
  [SECOND - 1, "resets in 1 s"],
  [SECOND, "should have reset"],
  [SECOND + 30, "should have reset"],
])("given the second %i, says %s", (second, text) => {
  expect(resetText(AT, second)).toBe(text);
});
