import { findTriageRun } from "#lib/db/triage-runs.ts";
import type { Circumstances } from "#lib/incident/circumstances.ts";
import type { Command } from "#lib/incident/command.ts";
import { stepOf } from "#lib/runbook/step-of.ts";
import { findingsOf } from "#lib/triage/findings-of.ts";
import { stepFinding } from "#lib/triage/step-finding.ts";

/** What the run that a command names found out, and what of it concerns the step that it names. */
export async function commandEvidence(command: Command): Promise<Pick<Circumstances, "triage" | "finding">> {
  const run = "triageRunId" in command ? await findTriageRun(command.triageRunId) : null;
  if (run === null) return { triage: null, finding: null };
  const action = command.type === "check-step" ? (stepOf(command.step)?.appAction ?? null) : null;
  return { triage: findingsOf(run), finding: action === null ? null : stepFinding(action, run) };
}
