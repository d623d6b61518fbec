import type { IncidentSummary } from "#lib/contracts/incident.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";
import { isSameProblem } from "#lib/triage/same-problem.ts";

/**
 * The open incident that was declared for the problem that the verdict speaks of; null where there is none, so that it can be declared.
 * Practice stands for nothing real, and the other way round. Of several the newest counts, which comes first.
 */
export function incidentOfSameProblem(
  { verdict, simulated }: Pick<TriageRun, "verdict" | "simulated">,
  open: readonly IncidentSummary[],
): IncidentSummary | null {
  return open.find(({ leaf, drill }) => drill === simulated && isSameProblem(leaf, verdict.leaf)) ?? null;
}
