import { expect, it } from "vitest";
import { countText, latencyText, spanText } from "#components/ui/figure-text.ts";

it.each([
  [0, "0\u00A0ms"],
  [184, "184\u00A0ms"],
  [9_999, "9,999\u00A0ms"],
  [12_460, "12.5\u00A0s"],
  [960_000, "16\u00A0min"],
])("given a latency of %i ms, says %s", (ms, text) => {
  expect(latencyText(ms)).toBe(text);
});

it("given a span, names the unit once where it is the same", () => {
  expect(spanText(120, 340, latencyText)).toBe("120 to 340\u00A0ms");
  expect(spanText(120, 12_000, latencyText)).toBe("120\u00A0ms to 12\u00A0s");
  expect(spanText(120, 120, latencyText)).toBe("120\u00A0ms");
  expect(spanText(12, 1_667, countText)).toBe("12 to 1,667");
});
