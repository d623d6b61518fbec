import { type Evidence, evidenceOf } from "#components/wizard/evidence.ts";
import type { Reading, TriageRun } from "#lib/contracts/triage.ts";
import { verdictOn } from "#lib/triage/verdict.ts";

/** The run in which these readings were taken, at 14:05 UTC. */
export function runOf(readings: readonly Reading[], change: Partial<TriageRun> = {}): TriageRun {
  return {
    id: "0190b3a0-0000-7000-8000-000000000001",
    simulated: false,
    startedAt: "2026-11-22T14:05:00.000Z",
    endedAt: "2026-11-22T14:05:02.000Z",
    ranBy: "Ann",
    verdict: verdictOn(readings),
    readings: [...readings],
    rateLimit: null,
    ...change,
  };
}

export function evidence(readings: readonly Reading[]): Evidence {
  return evidenceOf(runOf(readings));
}
