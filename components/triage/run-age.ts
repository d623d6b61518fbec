import type { TriageRun } from "#lib/contracts/triage.ts";

/** Older than this, in seconds, a run tells how things were. */
const OLD_AFTER_S = 60;

/** @param second the current one, since 1970 */
export function isOldRun(run: Pick<TriageRun, "endedAt">, second: number): boolean {
  return second - Date.parse(run.endedAt) / 1_000 > OLD_AFTER_S;
}
