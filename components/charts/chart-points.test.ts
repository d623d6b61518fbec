import { describe, expect, it } from "vitest";
import { chartPoints } from "#components/charts/chart-points.ts";
import { point } from "#components/charts/testing.ts";
import type { SamplePoint } from "#lib/contracts/monitor.ts";

const drawn = (points: readonly SamplePoint[]) =>
  chartPoints(points, ({ latencyP50Ms, latencyMaxMs }) => ({ value: latencyP50Ms, beside: latencyMaxMs }), 90_000);

describe("chartPoints", () => {
  it("given one step after the other, has a point for each and nothing between", () => {
    expect(drawn([point(0), point(1), point(2)]).map(({ value, beside }) => [value, beside])).toEqual([
      [100, 150],
      [100, 150],
      [100, 150],
    ]);
  });

  it("given steps that are missing, has nothing there, so that no line is drawn", () => {
    const points = drawn([point(0), point(1), point(2), point(3), point(40), point(41)]);
    expect(points.map(({ value }) => value)).toEqual([100, 100, 100, 100, null, 100, 100]);
    expect(points.map(({ at }) => at)).toEqual([...points.map(({ at }) => at)].sort((a, b) => a - b));
  });

  it("given one between two gaps, marks it as alone", () => {
    const points = drawn([point(0), point(1), point(2), point(3), point(30), point(50), point(51)]);
    expect(points.filter(({ isAlone }) => isAlone).map(({ value }) => value)).toEqual([100]);
  });

  it("given an answer that never came, has no figure, and tells that it failed", () => {
    const [, failed] = drawn([point(0), point(1, { worst: "fail", latencyP50Ms: null, latencyMaxMs: null }), point(2)]);
    expect(failed).toMatchObject({ value: null, isFailing: true, isAlone: false });
  });

  it("given a warning, tells of no failure", () => {
    expect(drawn([point(0, { worst: "warn" })])[0]?.isFailing).toBe(false);
  });
});
