import { expect, test } from "vitest";
import type { Verdict } from "#lib/contracts/triage.ts";
import { intercomStatus } from "#lib/services/check-health.ts";

const NOW = new Date("2026-11-22T10:00:00Z");

function run(side: Verdict["side"], severity: Verdict["severity"], endedAt = "2026-11-22T09:59:50Z") {
  const verdict: Verdict = {
    side,
    severity,
    leaf: "intermittent",
    confidence: "certain",
    decidedBy: [],
    wouldFlip: [],
  };
  return { endedAt, verdict };
}

test.each([
  { given: "no run yet", latest: null, expected: "unknown" },
  { given: "a healthy run", latest: run("healthy", null), expected: "healthy" },
  { given: "a monitoring gap", latest: run("healthy", "P4"), expected: "healthy" },
  { given: "a dead token", latest: run("ours", "P1"), expected: "unhealthy" },
  { given: "nothing answering", latest: run("unknown", "P1"), expected: "unhealthy" },
  { given: "a rate limit", latest: run("ours", "P2"), expected: "degraded" },
  { given: "a slow search", latest: run("theirs", "P3"), expected: "degraded" },
  { given: "a verdict that nobody could reach", latest: run("unknown", null), expected: "unknown" },
  { given: "a run five minutes old", latest: run("healthy", null, "2026-11-22T09:55:00Z"), expected: "healthy" },
  { given: "an older run", latest: run("healthy", null, "2026-11-22T09:54:59Z"), expected: "unknown" },
] as const)("given $given, then Intercom is $expected", ({ latest, expected }) => {
  expect(intercomStatus(latest, NOW)).toBe(expected);
});
