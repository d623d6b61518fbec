import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VerdictPeriod } from "#lib/contracts/monitor.ts";
import { type SeenPeriod, verdictHistory } from "#lib/monitor/verdict-history.ts";

const NOON = Date.parse("2026-11-27T12:00:00Z");
const MINUTE_MS = 60_000;
const FRESH_MS = 2 * MINUTE_MS;

const at = (minute: number) => new Date(NOON + minute * MINUTE_MS);
const minuteOf = (instant: string | null) => instant && (Date.parse(instant) - NOON) / MINUTE_MS;

/** @param sentence tells periods apart */
function seen(sentence: string, started: number, last: number): SeenPeriod {
  return {
    side: "theirs",
    leaf: "upstream",
    severity: "P1",
    confidence: "certain",
    changes: [{ probe: "api", fact: "503" }],
    sentence,
    startedAt: at(started),
    seenAt: at(last),
    freshForMs: FRESH_MS,
  };
}

/** Each stretch as what it is called, its first and its last minute. */
function history(periods: readonly SeenPeriod[], { from = 0, to = 60 } = {}) {
  return verdictHistory(periods, { from: at(from), to: at(to) }).map((period) => {
    const name = period.kind === "gap" ? "gap" : period.sentence;
    return [name, minuteOf(period.startedAt), minuteOf(period.endedAt)];
  });
}

describe("the history of verdicts", () => {
  test("given no period, then there is none", () => {
    expect(history([])).toEqual([]);
  });

  test("given verdicts that followed each other in time, then each lasts until the next, and the latest goes on", () => {
    const periods = [seen("a", 1, 9.5), seen("b", 10, 40), seen("c", 41, 59)];
    expect(history(periods)).toEqual([
      ["a", 1, 10],
      ["b", 10, 41],
      ["c", 41, null],
    ]);
    expect(verdictHistory(periods, { from: at(0), to: at(60) }).at(0)).toEqual({
      kind: "verdict",
      side: "theirs",
      leaf: "upstream",
      severity: "P1",
      confidence: "certain",
      sentence: "a",
      changes: [{ probe: "api", fact: "503" }],
      startedAt: at(1).toISOString(),
      endedAt: at(10).toISOString(),
    });
  });

  test("given a run that came too late, then nobody looked in between; at the last moment, then somebody did", () => {
    expect(history([seen("a", 0, 10), seen("b", 12, 59)])).toEqual([
      ["a", 0, 12],
      ["b", 12, null],
    ]);
    expect(history([seen("a", 0, 10), seen("b", 12.1, 59)])).toEqual([
      ["a", 0, 10],
      ["gap", 10, 12.1],
      ["b", 12.1, null],
    ]);
  });

  test("given no run for too long, then the gap lasts", () => {
    expect(history([seen("a", 0, 57.9)])).toEqual([
      ["a", 0, 57.9],
      ["gap", 57.9, null],
    ]);
    expect(verdictHistory([seen("a", 0, 57.9)], { from: at(0), to: at(60) }).at(-1)).toMatchObject({ severity: "P4" });
  });

  test("given a verdict that one run alone saw before a gap, then it is told, without length", () => {
    expect(history([seen("a", 0, 9), seen("b", 10, 10), seen("c", 30, 60)])).toEqual([
      ["a", 0, 10],
      ["b", 10, 10],
      ["gap", 10, 30],
      ["c", 30, null],
    ]);
  });

  test("given what began before the range, then it is cut there; what ended before it is left out", () => {
    expect(history([seen("a", -90, -50), seen("b", -49, 20), seen("c", 21, 60)])).toEqual([
      ["b", 0, 21],
      ["c", 21, null],
    ]);
    expect(history([seen("a", -90, -50)])).toEqual([["gap", 0, null]]);
    expect(history([seen("a", -90, -50), seen("b", 0, 60)])).toEqual([["b", 0, null]]);
  });

  test("given a clock that was set back, then what was kept later is believed", () => {
    // An hour ahead until minute 5 of the true time.
    expect(history([seen("ahead", 50, 65), seen("right", 5, 60)])).toEqual([["right", 5, null]]);
    expect(history([seen("a", 0, 40), seen("right", 30, 60)])).toEqual([
      ["a", 0, 30],
      ["right", 30, null],
    ]);
    // And forth again.
    expect(history([seen("a", 0, 40), seen("behind", 10, 12), seen("b", 41, 60)])).toEqual([
      ["a", 0, 10],
      ["behind", 10, 12],
      ["gap", 12, 41],
      ["b", 41, null],
    ]);
  });

  test("given a latest verdict from a clock ahead of ours, then it goes on now", () => {
    expect(history([seen("a", 0, 59), seen("ahead", 61, 90)])).toEqual([
      ["a", 0, 60],
      ["ahead", 60, null],
    ]);
  });
});

/** Any periods at all: clocks jump back and forth, some by more than the range. */
const anyPeriods = fc
  .array(
    fc.record({
      start: fc.integer({ min: -200, max: 200 }),
      length: fc.integer({ min: -20, max: 120 }),
      freshFor: fc.integer({ min: 0, max: 30 }),
    }),
    { maxLength: 12 },
  )
  .map((drafts) =>
    drafts.map(({ start, length, freshFor }, index) => ({
      ...seen(`${index}`, start, start + length),
      freshForMs: freshFor * MINUTE_MS,
    })),
  );

/** As one process with a good clock keeps them. */
const orderlyPeriods = fc
  .array(
    fc.record({
      wait: fc.integer({ min: 1, max: 60 }),
      length: fc.integer({ min: 0, max: 90 }),
      freshFor: fc.integer({ min: 0, max: 30 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drafts) => {
    let minute = -120;
    return drafts.map(({ wait, length, freshFor }, index) => {
      const start = minute + wait;
      minute = start + length;
      return { ...seen(`${index}`, start, minute), freshForMs: freshFor * MINUTE_MS };
    });
  });

describe("the history of any periods", () => {
  test("then its stretches follow each other without hole or overlap, in the range, and the last alone lasts", () => {
    fc.assert(
      fc.property(anyPeriods, (periods) => {
        const range = { from: at(0), to: at(60) };
        const found = verdictHistory(periods, range);
        expect(found.length === 0).toBe(periods.length === 0);
        found.forEach((period, index) => {
          expect(VerdictPeriod.parse(period)).toEqual(period);
          const next = found[index + 1];
          expect(period.endedAt).toBe(next === undefined ? null : next.startedAt);
          expect(period.startedAt >= range.from.toISOString()).toBe(true);
          if (period.endedAt === null) expect(period.startedAt <= range.to.toISOString()).toBe(true);
          else if (period.kind === "gap") expect(period.startedAt < period.endedAt).toBe(true);
          else expect(period.startedAt <= period.endedAt).toBe(true);
          expect(period.kind === "gap" && next?.kind === "gap").toBe(false);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test("given a good clock, then each minute shows what was last seen, for as long as that was fresh or until the next", () => {
    fc.assert(
      fc.property(orderlyPeriods, fc.integer({ min: 0, max: 59 }), (periods, minute) => {
        const moment = minute + 0.5;
        const to = Math.max(60, ...periods.map(({ seenAt }) => (seenAt.getTime() - NOON) / MINUTE_MS));
        const shown = history(periods, { from: 0, to }).find(
          ([, start, end]) => Number(start) <= moment && (end === null || moment < Number(end)),
        );
        const index = periods.findLastIndex(({ startedAt }) => startedAt <= at(moment));
        const last = periods[index];
        const next = periods[index + 1]?.startedAt ?? at(to);
        const isSilent = last !== undefined && next.getTime() - last.seenAt.getTime() > last.freshForMs;
        const expected = isSilent && at(moment) >= last.seenAt ? "gap" : last?.sentence;
        expect(shown?.[0]).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
