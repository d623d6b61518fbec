import { longDuration } from "#lib/incident/duration.ts";
import { entryText } from "#lib/incident/entry-text.ts";
import { ENTRY_LABELS } from "#lib/incident/labels.ts";
import { inOrder, milestonesOf } from "#lib/incident/milestones.ts";
import type { Entry, IncidentState } from "#lib/incident/state.ts";
import { timesOf } from "#lib/incident/times.ts";
import { postmortem } from "#lib/runbook/postmortem.ts";

/** What a postmortem is made of: of a state, or of a record that holds it. */
export type Told = Pick<
  IncidentState,
  "leaf" | "drill" | "severity" | "status" | "requestIds" | "narrative" | "entries" | "affected" | "actionItems"
>;

/** The incident's postmortem in Markdown, in the runbook's format, as things stand. */
export function postmortemOf(state: Told): string {
  const { leaf, drill, severity, affected, narrative } = state;
  const { startedAt, endedAt, durationMinutes } = timesOf(state);
  return postmortem({
    leaf,
    drill,
    severity,
    startedAt,
    ended:
      endedAt === null || durationMinutes === null
        ? null
        : { at: endedAt, duration: longDuration(durationMinutes), minutes: durationMinutes },
    requestIds: state.requestIds.map(({ id }) => id),
    summary: narrative.summary,
    timeline: postmortemEntries(state).map((entry) => ({
      at: entry.happenedAt,
      label: ENTRY_LABELS[entry.body.kind],
      text: entryText(entry),
    })),
    rootCause: narrative.rootCause,
    affected,
    actionItems: state.actionItems
      .filter(({ removedAt }) => removedAt === null)
      .map(({ text, owner, due, completedAt }) => ({ text, owner, due, done: completedAt !== null })),
  });
}

/**
 * The entries that a postmortem tells: the runbook's four moments, and what a person marked for it. By when they happened;
 * what was retracted is told no more.
 */
export function postmortemEntries(state: Pick<IncidentState, "entries" | "status">): Entry[] {
  const milestones = milestoneEntries(state);
  return inOrder(state.entries).filter(
    (entry) => entry.retracted === null && (entry.marked || milestones.has(entry.seq)),
  );
}

/** The numbers of those entries that are told whether marked or not. */
export function milestoneEntries(state: Pick<IncidentState, "entries" | "status">): ReadonlySet<number> {
  const { firstAlert, triage, mitigations, resolution } = milestonesOf(state);
  const entries = [firstAlert, triage, ...mitigations, resolution];
  return new Set(entries.flatMap((entry) => (entry === null ? [] : [entry.seq])));
}
