import { describe, expect, it } from "vitest";
import { SPARKLINE, sparklineShape } from "#components/charts/sparkline-shape.ts";
import { FROM, point, TO } from "#components/charts/testing.ts";
import type { SamplePoint } from "#lib/contracts/monitor.ts";
import type { ProbeName } from "#lib/contracts/triage.ts";

const shapeOf = (points: readonly SamplePoint[], probe: ProbeName = "api") =>
  sparklineShape({ probe, points, from: FROM, to: TO, breakAfter: 150_000 });

describe("sparklineShape", () => {
  it("given points one after the other, draws one line from the left edge to the right", () => {
    const everyOther = Array.from({ length: 31 }, (_, index) => point(2 * index));
    const { path, dots, failing } = shapeOf(everyOther);
    expect(path.match(/M/g)).toHaveLength(1);
    expect(path.match(/L/g)).toHaveLength(30);
    expect(path.startsWith(`M${SPARKLINE.margin} `)).toBe(true);
    expect(path).toContain(`L${SPARKLINE.width - SPARKLINE.margin} `);
    expect([dots, failing]).toEqual([[], []]);
  });

  it("given a gap, draws no line across it", () => {
    const { path } = shapeOf([0, 1, 2, 3, 40, 41].map((minute) => point(minute)));
    expect(path.match(/M/g)).toHaveLength(2);
  });

  it("given a point between gaps, draws a dot", () => {
    const { path, dots } = shapeOf([point(0), point(1), point(2), point(3), point(30)]);
    expect(path.match(/M/g)).toHaveLength(1);
    expect(dots).toHaveLength(1);
  });

  it("given the highest figure and zero, uses the whole height", () => {
    const { path } = shapeOf([point(0, { latencyP50Ms: 0 }), point(1, { latencyP50Ms: 400 })]);
    expect(path).toMatch(new RegExp(`^M4 ${SPARKLINE.height - SPARKLINE.margin}L[\\d.]+ ${SPARKLINE.margin}$`));
  });

  it("given failures, marks each; one without an answer at the top", () => {
    const { failing, path } = shapeOf([point(0), point(1, { worst: "fail", latencyP50Ms: null }), point(2)]);
    expect(failing).toEqual([{ x: expect.any(Number), y: SPARKLINE.margin }]);
    expect(path.match(/L/g)).toHaveLength(1);
  });

  it.each([
    [[point(0, { latencyP50Ms: 120 }), point(1, { latencyP50Ms: 340 })], "last hour: 120 to 340\u00A0ms"],
    [[point(0), point(1, { worst: "fail" })], "last hour: 100\u00A0ms, 1 of 2 points failing"],
    [[point(0, { latencyP50Ms: null })], "last hour: no figures"],
    [[], "last hour: not asked"],
  ])("given %j, says %s", (points, text) => {
    expect(shapeOf(points).text).toBe(text);
  });

  it("given the rate limit, draws and says what was left", () => {
    const left = [point(0, { remainingMin: 1_600 }), point(1, { remainingMin: 20 })];
    expect(shapeOf(left, "rate-limit").text).toBe("last hour: 20 to 1,600 left");
  });
});
