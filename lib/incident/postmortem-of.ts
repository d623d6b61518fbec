import { longDuration } from "#lib/incident/duration.ts";
import { labelsOf } from "#lib/incident/labels-of.ts";
import { postmortemEntries } from "#lib/incident/postmortem-entries.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { timesOf } from "#lib/incident/times.ts";
import { toldLabel, toldText } from "#lib/incident/told-entry.ts";
import { type Postmortem, postmortem } from "#lib/runbook/postmortem.ts";

/** What a postmortem is made of: of a state, or of a record that holds it. */
export type Told = Pick<
  IncidentState,
  "leaf" | "drill" | "severity" | "status" | "requestIds" | "entries" | "affected" | "actionItems"
>;

/** What people decide and write: the blocks, and the narratives by their ids. */
export type Written = Pick<Postmortem, "outline" | "texts">;

/** The incident's postmortem in Markdown, as things stand: of the runbook's outline it has the runbook's format. */
export function postmortemOf(state: Told, { outline, texts }: Written): string {
  const { leaf, drill, severity, affected } = state;
  const labelOf = labelsOf(state);
  const { startedAt, endedAt, durationMinutes } = timesOf(state);
  return postmortem({
    outline,
    texts,
    leaf,
    drill,
    severity,
    startedAt,
    ended:
      endedAt === null || durationMinutes === null
        ? null
        : { at: endedAt, duration: longDuration(durationMinutes), minutes: durationMinutes },
    requestIds: state.requestIds.map(({ id }) => id),
    timeline: postmortemEntries(state).map((entry) => ({
      at: entry.happenedAt,
      label: toldLabel(entry, labelOf(entry)),
      text: toldText(entry),
    })),
    affected,
    actionItems: state.actionItems
      .filter(({ removedAt }) => removedAt === null)
      .map(({ text, owner, due, completedAt }) => ({ text, owner, due, done: completedAt !== null })),
  });
}
