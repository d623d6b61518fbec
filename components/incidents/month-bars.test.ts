import { describe, expect, it } from "vitest";
import { monthBars, monthName, monthOf, monthText } from "#components/incidents/month-bars.ts";

const month = (name: string, incidents: number, drills = 0) => ({ month: name, incidents, drills });

describe("monthBars", () => {
  it("given a gap and a quiet present, shows every month, newest first", () => {
    const bars = monthBars({ months: [month("2025-11", 2), month("2026-01", 4)] }, "2026-02");
    expect(bars.map((bar) => [bar.month, bar.incidents])).toEqual([
      ["2026-02", 0],
      ["2026-01", 4],
      ["2025-12", 0],
      ["2025-11", 2],
    ]);
  });

  it("given counts, scales every bar by the highest", () => {
    const bars = monthBars(
      { months: [month("2026-01", 5, 10), month("2026-02", 0, 1), month("2026-03", 1000)] },
      "2026-03",
    );
    const [march, february, january] = bars;
    expect(march?.incidentsHeight).toBe(1);
    expect(january?.drillsHeight).toBeCloseTo(0.06);
    expect(february?.incidentsHeight).toBe(0);
    expect(february?.drillsHeight).toBeGreaterThan(0);
  });

  it("given no incident, shows no month", () => {
    expect(monthBars({ months: [] }, "2026-02")).toEqual([]);
  });

  it("given drills alone, counts no incident", () => {
    const [bar] = monthBars({ months: [month("2026-02", 0, 3)] }, "2026-02");
    expect(bar).toMatchObject({ incidents: 0, incidentsHeight: 0, drills: 3, drillsHeight: 1 });
  });

  it("given an incident from a clock that is ahead, shows its month too", () => {
    expect(monthBars({ months: [month("2026-02", 1)] }, "2026-01").map((bar) => bar.month)).toEqual(["2026-02"]);
  });
});

describe("the words of a month", () => {
  it.each([
    [month("2026-11", 3, 1), "Nov 2026: 3 incidents, 1 drill"],
    [month("2026-01", 1, 2), "Jan 2026: 1 incident, 2 drills"],
    [month("2026-12", 0), "Dec 2026: 0 incidents"],
  ])("given %j, says %s", (counts, text) => {
    expect(monthText(counts)).toBe(text);
  });

  it("given the last moment of a year, stays in UTC", () => {
    expect(monthOf(new Date("2026-12-31T23:59:59Z"))).toBe("2026-12");
    expect(monthName("2026-12")).toBe("Dec");
  });
});
