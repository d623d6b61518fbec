import type { Reading, Verdict } from "#lib/contracts/triage.ts";
import { judge } from "#lib/triage/judgement.ts";
import { SLOW_FROM_MS } from "#lib/triage/probe.ts";
import { wouldFlip } from "#lib/triage/would-flip.ts";

/**
 * The verdict on one run, from its readings alone: a stored run can be judged again and gives the same.
 * @param slowMs from this latency on, in milliseconds, an answer is slow
 */
export function verdictOn(readings: readonly Reading[], slowMs: number = SLOW_FROM_MS): Verdict {
  const judgement = judge(readings, slowMs);
  return { ...judgement, wouldFlip: wouldFlip(readings, judgement, slowMs) };
}
