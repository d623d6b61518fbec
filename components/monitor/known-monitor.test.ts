import { describe, expect, it } from "vitest";
import { isLaterMonitor } from "#components/monitor/known-monitor.ts";
import { viewWith } from "#components/monitor/testing.ts";
import { unknownView } from "#components/monitor/unknown-view.ts";

const known = (at: string, gaps = 0) => {
  const view = viewWith();
  return { view: { ...view, verdict: view.verdict && { ...view.verdict, at } }, gaps };
};

describe("what two pages were sent of the monitor", () => {
  it("given a later run, then it is the newer, whoever asked for that run", () => {
    const earlier = known("2026-11-22T14:05:00.000Z");
    const later = known("2026-11-22T14:05:10.000Z");
    expect(isLaterMonitor(later, earlier)).toBe(true);
    expect(isLaterMonitor(earlier, later)).toBe(false);
    expect(isLaterMonitor(later, { ...later, gaps: 1 })).toBe(false);
  });

  it("given that one could not be read, then the other is the newer", () => {
    const nothing = { view: unknownView(false), gaps: 0 };
    expect(isLaterMonitor(nothing, known("2026-11-22T14:05:00.000Z"))).toBe(false);
    expect(isLaterMonitor(known("2026-11-22T14:05:00.000Z"), nothing)).toBe(true);
  });
});
