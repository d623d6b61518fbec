import { describe, expect, it } from "vitest";
import { breakAfterMs, stretches } from "#components/charts/stretches.ts";

const MINUTE_MS = 60_000;

const found = (minutes: readonly number[], breakAfter: number) =>
  stretches(
    minutes.map((minute) => ({ at: minute * MINUTE_MS })),
    breakAfter,
  ).map((stretch) => stretch.map(({ at }) => at / MINUTE_MS));

describe("stretches", () => {
  const eachStep = breakAfterMs({ stepMs: MINUTE_MS, intervalMs: 30_000, turns: 1 });

  it("given a point in each step, is one", () => {
    expect(found([0, 1, 2, 3], eachStep)).toEqual([[0, 1, 2, 3]]);
  });

  it("given a single step that is missing, breaks there", () => {
    expect(found([0, 1, 3, 4], eachStep)).toEqual([
      [0, 1],
      [3, 4],
    ]);
  });

  it("given what is asked in turn, breaks only where two steps are missing", () => {
    const inTurn = breakAfterMs({ stepMs: MINUTE_MS, intervalMs: 30_000, turns: 2 });
    expect(found([0, 1, 3, 6], inTurn)).toEqual([[0, 1, 3], [6]]);
  });

  it("given a monitor that looks every five minutes, joins its points, and breaks where a look is missing", () => {
    const slow = breakAfterMs({ stepMs: MINUTE_MS, intervalMs: 5 * MINUTE_MS, turns: 1 });
    expect(found([0, 5, 10, 20], slow)).toEqual([[0, 5, 10], [20]]);
  });

  it("given none, is none", () => {
    expect(found([], eachStep)).toEqual([]);
  });
});
