import { describe, expect, it } from "vitest";
import { isFresh, isMonitorStopped } from "#components/monitor/freshness.ts";
import { viewWith } from "#components/monitor/testing.ts";

const AT = "2026-11-22T14:05:00.000Z";
const second = (time: string) => Date.parse(`2026-11-22T${time}Z`) / 1_000;

describe("a figure", () => {
  const monitoring = { ...viewWith().monitoring, freshForMs: 20_000 };

  it.each([
    ["14:05:00", true],
    ["14:05:20", true],
    ["14:05:21", false],
    ["15:05:00", false],
    // The server's clock was an hour ahead when it wrote this.
    ["13:05:00", false],
    // What came while the page was drawn.
    ["14:04:58", true],
  ])("given one of 14:05:00 that holds for 20 s, then at %s it is fresh: %s", (time, fresh) => {
    expect(isFresh(AT, monitoring, second(time))).toBe(fresh);
  });

  it("given one that was never taken, then it is not fresh", () => {
    expect(isFresh(null, monitoring, second("14:05:00"))).toBe(false);
  });

  it("given that nobody monitors, then it holds for a minute, whatever the interval would be", () => {
    const off = { ...monitoring, on: false };
    expect(isFresh(AT, off, second("14:06:00"))).toBe(true);
    expect(isFresh(AT, off, second("14:06:01"))).toBe(false);
    expect(isFresh(AT, { ...off, freshForMs: 600_000 }, second("14:06:01"))).toBe(false);
  });
});

describe("a monitor", () => {
  const monitoring = { ...viewWith().monitoring, lastRunAt: AT, freshForMs: 20_000 };

  it.each([
    ["14:05:20", false],
    ["14:05:21", true],
    // Its clock is ahead of the page's: it looked just now, for all that is known.
    ["14:04:00", false],
  ])("given one whose look of 14:05:00 holds for 20 s, then at %s it has stopped: %s", (time, stopped) => {
    expect(isMonitorStopped(monitoring, second(time))).toBe(stopped);
  });

  it("given one that is switched off, or has not begun, then it has not stopped", () => {
    expect(isMonitorStopped({ ...monitoring, on: false }, second("15:00:00"))).toBe(false);
    expect(isMonitorStopped({ ...monitoring, lastRunAt: null }, second("15:00:00"))).toBe(false);
  });
});
