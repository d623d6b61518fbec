import { describe, expect, it } from "vitest";
import { heldSince } from "#components/dashboard/held-since.ts";
import { nextLookText } from "#components/dashboard/next-look.ts";
import { HISTORY_TO, monitoring } from "#components/dashboard/testing.ts";
import type { MonitorView } from "#lib/contracts/monitor.ts";
import type { Verdict } from "#lib/contracts/triage.ts";

const SECOND = Date.parse(HISTORY_TO) / 1_000;

describe("nextLookText", () => {
  const looks = monitoring({ intervalMs: 30_000 });

  it.each([
    [SECOND - 8, "next look in 8 s"],
    [SECOND, "looking now"],
    [SECOND + 5, "looking now"],
    [SECOND + 30, "looking now"],
    [SECOND + 31, null],
    [SECOND + 3_600, null],
  ])("given the second %i under intervals of 30 s, says %s", (second, text) => {
    expect(nextLookText({ ...looks, nextRunAt: HISTORY_TO }, second)).toBe(text);
  });

  it("given a monitor that is switched off, or that has not looked yet, says nothing", () => {
    expect(nextLookText({ ...looks, on: false, nextRunAt: HISTORY_TO }, SECOND)).toBeNull();
    expect(nextLookText({ ...looks, nextRunAt: null }, SECOND)).toBeNull();
  });
});

describe("heldSince", () => {
  const since = "2026-11-22T13:48:00.000Z";
  const verdict: Verdict = {
    side: "ours",
    leaf: "token",
    severity: "P1",
    confidence: "certain",
    decidedBy: [],
    wouldFlip: [],
  };
  const view: MonitorView = {
    simulated: false,
    monitoring: monitoring(),
    verdict: {
      side: "ours",
      leaf: "token",
      severity: "P1",
      confidence: "certain",
      sentence: "",
      since,
      at: HISTORY_TO,
    },
    readings: [],
    rateLimit: null,
    suspicion: null,
  };

  it("given a run that says what the monitor knows, holds since then", () => {
    expect(heldSince({ verdict, endedAt: HISTORY_TO }, view)).toBe(since);
  });

  it("given one that says something else, or a monitor that knows nothing, holds since that run", () => {
    expect(heldSince({ verdict: { ...verdict, confidence: "probable" }, endedAt: HISTORY_TO }, view)).toBe(HISTORY_TO);
    expect(heldSince({ verdict, endedAt: HISTORY_TO }, { ...view, verdict: null })).toBe(HISTORY_TO);
  });
});
