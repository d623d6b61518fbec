import type { MonitorView } from "#lib/contracts/monitor.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";

/**
 * Since when every run has said what this one says. A run that has just been asked for may be newer than what the monitor told:
 * where it says something else, it is the first to say so.
 */
export function heldSince({ verdict, endedAt }: Pick<TriageRun, "verdict" | "endedAt">, view: MonitorView): string {
  const known = view.verdict;
  const isSame =
    known !== null &&
    known.side === verdict.side &&
    known.leaf === verdict.leaf &&
    known.severity === verdict.severity &&
    known.confidence === verdict.confidence;
  return isSame ? known.since : endedAt;
}
