import { expect, it } from "vitest";
import { countText, latencyText, spanText } from "#components/charts/figure-text.ts";

it.each([
  [0, "0 ms"],
  [184, "184 ms"],
  [9_999, "9,999 ms"],
  [12_460, "12.5 s"],
  [960_000, "16 min"],
])("given a latency of %i ms, says %s", (ms, text) => {
  expect(latencyText(ms)).toBe(text);
});

it("given a span, names the unit once where it is the same", () => {
  expect(spanText(120, 340, latencyText)).toBe("120 to 340 ms");
  expect(spanText(120, 12_000, latencyText)).toBe("120 ms to 12 s");
  expect(spanText(120, 120, latencyText)).toBe("120 ms");
  expect(spanText(12, 1_667, countText)).toBe("12 to 1,667");
});
