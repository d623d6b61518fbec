import { describe, expect, it } from "vitest";
import { incidentAreas } from "#components/charts/incident-areas.ts";
import { FROM, TO } from "#components/charts/testing.ts";

const [START, END] = [Date.parse(FROM), Date.parse(TO)];
const minute = (after: number) => START + after * 60_000;
const incident = (number: number, from: number, to: number | null) => ({
  number,
  severity: "P1" as const,
  startedAt: new Date(minute(from)).toISOString(),
  endedAt: to === null ? null : new Date(minute(to)).toISOString(),
});

describe("incidentAreas", () => {
  it("given one that began before and one that is open, ends both where the chart does", () => {
    expect(incidentAreas([incident(2, 40, null), incident(1, -30, 10)], START, END)).toEqual([
      { number: 1, from: START, to: minute(10), isNamed: true },
      { number: 2, from: minute(40), to: END, isNamed: true },
    ]);
  });

  it("given two that lie on each other, names one", () => {
    const areas = incidentAreas([incident(1, 10, 20), incident(2, 12, 20), incident(3, 40, 50)], START, END);
    expect(areas.map(({ isNamed }) => isNamed)).toEqual([true, false, true]);
  });

  it("given one that lies beside the chart, leaves it out", () => {
    expect(incidentAreas([incident(1, -30, -10)], START, END)).toEqual([]);
  });
});
