import { describe, expect, it } from "vitest";
import type { ChartPoint } from "#components/charts/chart-points.ts";
import { chartSummary } from "#components/charts/chart-summary.ts";

const at = (value: number | null, beside: number | null): ChartPoint => ({
  at: 0,
  value,
  beside,
  isFailing: false,
  isAlone: false,
  isGap: false,
});

describe("chartSummary", () => {
  const points = [at(300, 900), at(null, null), at(100, 120), at(200, 250)];

  it("given points and gaps, is the lowest, the median and the highest of what is known", () => {
    expect(chartSummary(points, { withBeside: false })).toEqual({ lowest: 100, median: 200, highest: 300 });
  });

  it("given the line beside it, counts its highest", () => {
    expect(chartSummary(points, { withBeside: true })?.highest).toBe(900);
  });

  it("given none, is none", () => {
    expect(chartSummary([at(null, null)], { withBeside: true })).toBeNull();
    expect(chartSummary([], { withBeside: false })).toBeNull();
  });
});
