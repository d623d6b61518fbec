import { findTriageRun } from "#lib/db/triage-runs.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";
import { findingsOf } from "#lib/triage/findings-of.ts";

/** What a kept run found; null where none is named, or there is no such run any more. */
export async function triageFindings(runId: string | null): Promise<TriageFindings | null> {
  const run = runId === null ? null : await findTriageRun(runId);
  return run && findingsOf(run);
}
