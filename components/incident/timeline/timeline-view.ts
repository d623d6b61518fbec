import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { EventKind } from "#lib/incident/event.ts";
import { inOrder } from "#lib/incident/milestones.ts";
import { isTold, milestoneEntries } from "#lib/incident/postmortem-entries.ts";
import type { Entry } from "#lib/incident/state.ts";

/** What a timeline can be narrowed to. */
export const FILTERS = ["all", "told", "status", "evidence", "postmortem"] as const;
export type Filter = (typeof FILTERS)[number];

/** `postmortem` is here what belongs to it besides its timeline. */
const GROUPS = {
  declared: "status",
  "first-alert": "told",
  triage: "evidence",
  acknowledged: "status",
  severity: "status",
  leaf: "status",
  status: "status",
  impact: "status",
  cause: "status",
  action: "status",
  commander: "status",
  communications: "status",
  scribe: "status",
  waiting: "status",
  "waiting-ended": "status",
  "next-update": "status",
  note: "told",
  mitigation: "told",
  "request-ids": "evidence",
  log: "evidence",
  "step-done": "status",
  "step-undone": "status",
  "step-checked": "evidence",
  message: "told",
  "update-due": "status",
  "duplicate-of": "status",
  "duplicated-by": "status",
  related: "status",
  "action-item-added": "postmortem",
  "action-item-edited": "postmortem",
  "action-item-completed": "postmortem",
  "action-item-reopened": "postmortem",
  "action-item-removed": "postmortem",
  "action-item-restored": "postmortem",
  affected: "status",
  narrative: "postmortem",
  resolved: "status",
  reopened: "status",
  "entry-amended": "told",
  "entry-retracted": "told",
  "entry-restored": "told",
  "entry-redacted": "told",
  "entry-marked": "told",
  "entry-worded": "told",
} as const satisfies Record<EventKind, Exclude<Filter, "all">>;

/** Why an entry stands in the postmortem's timeline: by its kind, or because somebody marked it. Null where it does not. */
export type Exported = "by-default" | "marked" | null;

/** For every entry, by its number. */
export function exportedOf(record: Pick<IncidentRecord, "entries" | "status">): (entry: Entry) => Exported {
  const milestones = milestoneEntries(record);
  return (entry) => {
    if (entry.retracted !== null || !isTold(entry, milestones)) return null;
    return milestones.has(entry.seq) ? "by-default" : "marked";
  };
}

/** The entries to show, by when they happened. */
export function timelineOf(
  record: Pick<IncidentRecord, "entries" | "status">,
  filter: Filter,
  newestFirst: boolean,
): Entry[] {
  const exported = exportedOf(record);
  const entries = inOrder(record.entries).filter(
    (entry) =>
      filter === "all" || GROUPS[entry.body.kind] === filter || (filter === "postmortem" && exported(entry) !== null),
  );
  return newestFirst ? entries.reverse() : entries;
}
