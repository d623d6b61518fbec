import { describe, expect, it } from "vitest";
import { type PacedRun, paceAfter } from "#lib/monitor/pace.ts";

const SETTINGS = { intervalMs: 30_000, fastIntervalMs: 10_000 };
const AT = "2026-11-22T14:00:00.000Z";

const HEALTHY: PacedRun = {
  side: "healthy",
  isTroubled: false,
  isLimited: false,
  rateLimit: { limit: 1_667, remaining: 1_600, resetsAt: null, at: AT },
  durationMs: 300,
};

const left = (remaining: number) => ({ ...HEALTHY, rateLimit: { limit: 1_667, remaining, resetsAt: null, at: AT } });

describe("the pace", () => {
  it("given all is well, then the next run comes within the interval, and two in a row within two", () => {
    for (const random of [0, 0.5, 1]) {
      const { delayMs, freshForMs } = paceAfter(HEALTHY, SETTINGS, 0, random);
      expect(delayMs + HEALTHY.durationMs).toBeGreaterThanOrEqual(22_500);
      expect(2 * (delayMs + HEALTHY.durationMs)).toBeLessThan(freshForMs);
      expect(freshForMs).toBe(60_000);
    }
  });

  it("given all is well, then a minute costs Intercom at most six calls", () => {
    const { delayMs, first } = paceAfter(HEALTHY, SETTINGS, 0, 0);
    const runsAMinute = 60_000 / (delayMs + HEALTHY.durationMs);
    expect(runsAMinute * (1 + first.length)).toBeLessThanOrEqual(6);
  });

  it("given all is well, then scope and search take turns and the edge is left alone", () => {
    expect([0, 1, 2].map((turn) => paceAfter(HEALTHY, SETTINGS, turn, 0).first)).toEqual([
      ["contactsSearch"],
      ["conversations"],
      ["contactsSearch"],
    ]);
  });

  it("given trouble with a call, then it looks sooner and asks everything", () => {
    const pace = paceAfter({ ...HEALTHY, side: "theirs", isTroubled: true }, SETTINGS, 0, 0);
    expect(pace).toMatchObject({ intervalMs: 10_000, first: ["meWithoutToken", "conversations", "contactsSearch"] });
  });

  it("given trouble that is not Intercom's calls, then it looks sooner but asks Intercom no more", () => {
    expect(paceAfter({ ...HEALTHY, side: "ours" }, SETTINGS, 0, 0)).toMatchObject({
      intervalMs: 10_000,
      first: ["contactsSearch"],
    });
  });

  it.each([
    [167, null],
    [166, "Our rate-limit window is nearly used up (166 of 1667 left), so Offhook asks less often and for little."],
  ])("given %i calls left of 1,667, then it says %s", (remaining, slowedBy) => {
    const pace = paceAfter(left(remaining), SETTINGS, 0, 0);
    expect(pace.slowedBy).toBe(slowedBy);
    expect(pace.intervalMs).toBe(slowedBy === null ? 30_000 : 60_000);
    expect(pace.first).toHaveLength(slowedBy === null ? 1 : 0);
  });

  it("given that Intercom limits our rate, then it never asks more often than while all is well", () => {
    const limited = { ...HEALTHY, side: "ours", isTroubled: true, isLimited: true, rateLimit: null } as const;
    expect(paceAfter(limited, SETTINGS, 0, 0)).toMatchObject({ intervalMs: 30_000, first: [] });
  });

  it("given a run longer than its interval, then a pause is left all the same, and its figures stay fresh for two such runs", () => {
    const pace = paceAfter({ ...HEALTHY, side: "theirs", durationMs: 12_000 }, SETTINGS, 0, 1);
    expect(pace).toMatchObject({ delayMs: 1_000, freshForMs: 24_000 });
  });
});
