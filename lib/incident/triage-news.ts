import type { Decision } from "#lib/incident/decision.ts";
import type { NewEvent } from "#lib/incident/event.ts";
import { earliestTriage, inOrder, milestonesOf } from "#lib/incident/milestones.ts";
import { textOf } from "#lib/incident/own-words.ts";
import { refuse } from "#lib/incident/refusal.ts";
import type { RequestId } from "#lib/incident/request-id.ts";
import { addedRequestIds, TOO_MANY_REQUEST_IDS } from "#lib/incident/request-ids.ts";
import { roomIn } from "#lib/incident/room.ts";
import type { Entry, IncidentState } from "#lib/incident/state.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";
import { dayAndTime } from "#lib/text/instant.ts";

/** What a triage run adds to a log, with those of its request ids that are new there. */
export function triageEvents(
  { runId, startedAt, leaf, text, changes }: TriageFindings,
  requestIds: RequestId[],
): NewEvent[] {
  const told = changes.length === 0 ? { text } : { text: [...changes.map(asSentence), text].join(" "), said: text };
  return [
    { happenedAt: startedAt, body: { kind: "triage", runId, leaf, ...told } },
    ...(requestIds.length === 0 ? [] : [{ happenedAt: startedAt, body: { kind: "request-ids" as const, requestIds } }]),
  ];
}

function asSentence(words: string): string {
  return /[.?]$/.test(words) ? words : `${words}.`;
}

/** What a refusal says of a run that is named and not there. */
export const NO_SUCH_RUN = "There is no such triage run; runs are kept for 30 days.";

/** A person adds a run, whatever it says; once. */
export function attachTriage(state: IncidentState, triage: TriageFindings | null): Decision {
  if (triage === null) return refuse.invalid("triageRunId", NO_SUCH_RUN);
  if (triage.simulated !== state.drill) {
    return refuse.invalid("triageRunId", "This run and this incident do not belong together: one of them is a drill.");
  }
  const attached = state.entries.find(({ body }) => body.kind === "triage" && body.runId === triage.runId);
  if (attached !== undefined) {
    return attached.retracted === null
      ? { events: [] }
      : refuse.notNow("This run is in the timeline already, and its entry was retracted. Put the entry back instead.");
  }
  const { firstAlert } = milestonesOf(state);
  if (triage.startedAt < earliestTriage(firstAlert)) {
    return refuse.invalid(
      "triageRunId",
      `This run began at ${dayAndTime(triage.startedAt)} UTC, long before the first alert (${dayAndTime(firstAlert.happenedAt)} UTC). Run triage again, and attach that.`,
    );
  }
  const requestIds = addedRequestIds(state, triage.requestIds);
  if (requestIds === null) return refuse.invalid("triageRunId", TOO_MANY_REQUEST_IDS);
  return { events: triageEvents(triage, requestIds) };
}

/**
 * What a run that nobody attached adds to an open incident: it counts only where it says something else than the last one
 * did, because the monitor looks every few seconds. Nobody asked for it here, so that where there is no room it is left
 * out without a word; only its request ids, where they alone have none.
 */
export function triageNews(state: IncidentState, triage: TriageFindings): NewEvent[] {
  if (state.status === "RESOLVED" || triage.simulated !== state.drill) return [];
  if (lastSaid(state) === triage.text) return [];
  const events = triageEvents(triage, addedRequestIds(state, triage.requestIds) ?? []);
  return events.length <= roomIn(state) ? events : [];
}

/** What the last run said itself: what a person has made of it since, retracted it even, the next run must not undo. */
function lastSaid(state: IncidentState): string | null {
  const earliest = earliestTriage(milestonesOf(state).firstAlert);
  const triages = state.entries
    .filter(({ body }) => body.kind === "triage")
    .map(firstForm)
    // One from before the incident has said nothing about it.
    .filter(({ happenedAt }) => happenedAt >= earliest);
  return inOrder(triages).at(-1)?.text ?? null;
}

/** An entry as it was before any amendment. */
function firstForm({ seq, happenedAt, body, amendments: [first] }: Entry) {
  const said = body.kind === "triage" ? body.said : undefined;
  return first === undefined
    ? { seq, happenedAt, text: said ?? textOf(body) }
    : { ...first, seq, text: said ?? first.text };
}
