import { expect, it } from "vitest";
import { responseText } from "#components/triage/response-text.ts";

it.each([
  ["P1", "within 15 min"],
  ["P2", "within 1 hour"],
  ["P3", "within 4 hours"],
  ["P4", "by the next business day"],
] as const)("given %s, says to respond %s", (severity, text) => {
  expect(responseText(severity)).toBe(text);
});
