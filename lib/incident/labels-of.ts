import { ENTRY_LABELS } from "#lib/incident/labels.ts";
import { milestonesOf } from "#lib/incident/milestones.ts";
import type { Entry, IncidentState } from "#lib/incident/state.ts";

/** The runbook's word for the first triage. A later one starts nothing. */
const TRIAGE_STARTED = "Triage started";

/** What each entry is called, on the page and in the postmortem's timeline. First alert, Triage started, Mitigation and Resolution are the runbook's words. */
export function labelsOf(state: Pick<IncidentState, "entries" | "status">): (entry: Entry) => string {
  const first = milestonesOf(state).triage?.seq;
  return ({ seq, body }) => (seq === first ? TRIAGE_STARTED : ENTRY_LABELS[body.kind]);
}
