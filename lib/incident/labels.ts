import type { EventKind } from "#lib/incident/event.ts";

/** `INC-42`. */
export function incidentName(number: number): string {
  return `INC-${number}`;
}

/** What an entry of each kind is called. For one that stands in a timeline ask `labelsOf`: the first triage has a name of its own. */
export const ENTRY_LABELS: Readonly<Record<EventKind, string>> = {
  "first-alert": "First alert",
  triage: "Triage",
  mitigation: "Mitigation",
  resolved: "Resolution",
  declared: "Declared",
  acknowledged: "Acknowledged",
  severity: "Severity",
  leaf: "Classification",
  status: "Status",
  impact: "Impact",
  cause: "Cause",
  action: "Action",
  commander: "Commander",
  communications: "Communications",
  scribe: "Scribe",
  waiting: "Waiting on Intercom",
  "waiting-ended": "Not waiting any more",
  "next-update": "Next update",
  note: "Note",
  "request-ids": "Request ids",
  log: "Log",
  "step-done": "Step done",
  "step-undone": "Step open again",
  "step-checked": "Step checked",
  message: "Message",
  "update-due": "Update overdue",
  "duplicate-of": "Duplicate",
  "duplicated-by": "Duplicate",
  related: "Related",
  "action-item-added": "Action item added",
  "action-item-edited": "Action item changed",
  "action-item-completed": "Action item done",
  "action-item-reopened": "Action item open again",
  "action-item-removed": "Action item removed",
  "action-item-restored": "Action item put back",
  affected: "Affected",
  narrative: "Postmortem",
  reopened: "Reopened",
  "entry-amended": "Correction",
  "entry-retracted": "Retraction",
  "entry-restored": "Retraction undone",
  "entry-redacted": "Redaction",
  "entry-marked": "Postmortem",
  "entry-worded": "Postmortem",
};
