import { describe, expect, it } from "vitest";
import { oldUntil } from "#components/charts/old-until.ts";
import { point, series, TO } from "#components/charts/testing.ts";

const END = Date.parse(TO);
const MINUTE_MS = 60_000;

const known = {
  probe: "api" as const,
  turns: 1,
  monitoring: { on: true, freshForMs: 60_000 },
  isCaughtUp: true,
  isRefreshed: true,
};

/** What was asked last in the given minute of the hour. */
const lastIn = (minute: number) => series({ probes: [{ probe: "api", points: [point(0), point(minute)] }] });

describe("oldUntil", () => {
  it("given a newest point of now, is not old", () => {
    expect(oldUntil({ ...known, series: lastIn(59) }, END + MINUTE_MS)).toBeNull();
  });

  it("given a newest point that is older than two looks allow, is old since its end, however new the answer is", () => {
    expect(oldUntil({ ...known, series: lastIn(54) }, END)).toBe(END - 5 * MINUTE_MS);
  });

  it("given what is asked at every other look, waits for two", () => {
    expect(oldUntil({ ...known, series: lastIn(57) }, END)).toBe(END - 2 * MINUTE_MS);
    expect(oldUntil({ ...known, turns: 2, series: lastIn(57) }, END)).toBeNull();
    expect(oldUntil({ ...known, turns: 2, series: lastIn(54) }, END)).toBe(END - 5 * MINUTE_MS);
  });

  it("given a page that is behind, is old as soon as there should be newer figures", () => {
    const behind = { ...known, isCaughtUp: false, series: lastIn(59) };
    expect(oldUntil(behind, END + MINUTE_MS)).toBeNull();
    expect(oldUntil(behind, END + 5 * MINUTE_MS)).toBe(END);
    expect(oldUntil({ ...behind, turns: null }, END + 5 * MINUTE_MS)).toBe(END);
  });

  it("given a series that could not be refreshed, is old at once", () => {
    expect(oldUntil({ ...known, isRefreshed: false, series: lastIn(59) }, END)).toBe(END);
  });

  it.each([
    ["a probe that is asked only when something is wrong", { turns: null }],
    ["a monitor that is switched off", { monitoring: { on: false, freshForMs: 60_000 } }],
    ["a probe that was never asked", { probe: "search" as const }],
  ])("given %s, calls nothing late", (_, more) => {
    expect(oldUntil({ ...known, series: lastIn(10), ...more }, END + 60 * MINUTE_MS)).toBeNull();
  });
});
