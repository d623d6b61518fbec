import type { Decision } from "#lib/incident/decision.ts";
import type { NewEvent } from "#lib/incident/event.ts";
import { inOrder } from "#lib/incident/milestones.ts";
import { refuse } from "#lib/incident/refusal.ts";
import { newRequestIds } from "#lib/incident/request-ids.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";

/** What a triage run adds to a log that already has these request ids. */
export function triageEvents(triage: TriageFindings, known: ReadonlySet<string>): NewEvent[] {
  const { runId, startedAt, leaf, text } = triage;
  const requestIds = newRequestIds(triage.requestIds, known);
  return [
    { happenedAt: startedAt, body: { kind: "triage", runId, leaf, text } },
    ...(requestIds.length === 0 ? [] : [{ happenedAt: startedAt, body: { kind: "request-ids" as const, requestIds } }]),
  ];
}

/** A person adds a run, whatever it says; once. */
export function attachTriage(state: IncidentState, triage: TriageFindings | null): Decision {
  if (triage === null) return refuse.invalid("triageRunId", "There is no such triage run; runs are kept for 30 days.");
  if (triage.simulated !== state.drill) {
    return refuse.invalid("triageRunId", "This run and this incident do not belong together: one of them is a drill.");
  }
  const runs = state.entries.map(({ body }) => (body.kind === "triage" ? body.runId : null));
  return { events: runs.includes(triage.runId) ? [] : triageEvents(triage, knownIds(state)) };
}

/**
 * What a run that nobody attached adds to an open incident: it counts only where it says something else than the last one
 * did, because an open dashboard asks every few seconds.
 */
export function triageNews(state: IncidentState, triage: TriageFindings): NewEvent[] {
  if (state.status === "RESOLVED" || triage.simulated !== state.drill) return [];
  const last = inOrder(state.entries).findLast(({ body, retracted }) => body.kind === "triage" && retracted === null);
  const isNews = last?.body.kind !== "triage" || last.body.text !== triage.text;
  return isNews ? triageEvents(triage, knownIds(state)) : [];
}

function knownIds({ requestIds }: IncidentState): Set<string> {
  return new Set(requestIds.map(({ id }) => id));
}
