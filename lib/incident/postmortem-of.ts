import { longDuration } from "#lib/incident/duration.ts";
import { entryText } from "#lib/incident/entry-text.ts";
import { labelsOf } from "#lib/incident/labels-of.ts";
import { postmortemEntries } from "#lib/incident/postmortem-entries.ts";
import type { IncidentState } from "#lib/incident/state.ts";
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
  const labelOf = labelsOf(state);
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
      label: labelOf(entry),
      text: entryText(entry),
    })),
    rootCause: narrative.rootCause,
    affected,
    actionItems: state.actionItems
      .filter(({ removedAt }) => removedAt === null)
      .map(({ text, owner, due, completedAt }) => ({ text, owner, due, done: completedAt !== null })),
  });
}
