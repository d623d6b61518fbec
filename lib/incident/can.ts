import type { CommandType } from "#lib/incident/command.ts";
import type { EventKind } from "#lib/incident/event.ts";
import type { Entry, IncidentState } from "#lib/incident/state.ts";
import { OPEN_STATUSES, STATUSES, type Status } from "#lib/runbook/incident-status.ts";

const OPEN: readonly Status[] = OPEN_STATUSES;
const ALWAYS: readonly Status[] = STATUSES;
const RESOLVED: readonly Status[] = ["RESOLVED"];

/** At which status each command makes sense. The record goes on being written after the incident is over. */
const STATUSES_OF = {
  acknowledge: OPEN,
  "set-severity": ALWAYS,
  "set-leaf": ALWAYS,
  "set-status": OPEN,
  "set-impact": ALWAYS,
  "set-cause": ALWAYS,
  "set-action": ALWAYS,
  "set-commander": ALWAYS,
  "set-communications": ALWAYS,
  "set-scribe": ALWAYS,
  "start-waiting": OPEN,
  "end-waiting": OPEN,
  "set-next-update": OPEN,
  "add-note": ALWAYS,
  "record-mitigation": ALWAYS,
  "add-request-ids": ALWAYS,
  "attach-log": ALWAYS,
  "attach-triage": ALWAYS,
  "tick-step": ALWAYS,
  "untick-step": ALWAYS,
  "check-step": ALWAYS,
  "post-message": ALWAYS,
  "mark-duplicate": ALWAYS,
  "unmark-duplicate": ALWAYS,
  relate: ALWAYS,
  unrelate: ALWAYS,
  "add-action-item": ALWAYS,
  "edit-action-item": ALWAYS,
  "complete-action-item": ALWAYS,
  "reopen-action-item": ALWAYS,
  "remove-action-item": ALWAYS,
  "restore-action-item": ALWAYS,
  "set-affected": ALWAYS,
  "amend-entry": ALWAYS,
  "retract-entry": ALWAYS,
  "restore-entry": ALWAYS,
  "redact-entry": ALWAYS,
  "mark-entry": ALWAYS,
  "word-entry": ALWAYS,
  resolve: OPEN,
  reopen: RESOLVED,
} as const satisfies Record<CommandType, readonly Status[]>;

/** Who asks, as far as it matters here: whether their role lets them change incidents (`incidents:command`). */
export type Asking = { readonly mayCommand: boolean };

/** Whether the command can be given now. The one table: it draws the buttons, and `decide` refuses by it. */
export function can(state: Pick<IncidentState, "status">, { mayCommand }: Asking, type: CommandType): boolean {
  return mayCommand && STATUSES_OF[type].includes(state.status);
}

/** What a person may correct in an entry of each kind. What the state rests on is changed by a command of its own instead. */
const CORRECTIONS = {
  declared: {},
  "first-alert": { time: true, text: true },
  triage: { time: true, text: true, retract: true },
  acknowledged: { time: true },
  severity: { time: true },
  leaf: { time: true },
  status: { time: true },
  impact: { time: true },
  cause: { time: true },
  action: { time: true },
  commander: { time: true },
  communications: { time: true },
  scribe: { time: true },
  waiting: { time: true },
  "waiting-ended": { time: true },
  "next-update": {},
  note: { time: true, text: true, retract: true },
  mitigation: { time: true, text: true, retract: true },
  "request-ids": { time: true, retract: true },
  log: { time: true, retract: true },
  "step-done": { time: true },
  "step-undone": { time: true },
  "step-checked": { retract: true },
  message: {},
  "update-due": {},
  "duplicate-of": {},
  "duplicated-by": {},
  related: {},
  "action-item-added": {},
  "action-item-edited": {},
  "action-item-completed": {},
  "action-item-reopened": {},
  "action-item-removed": {},
  "action-item-restored": {},
  affected: {},
  narrative: {},
  resolved: { time: true, text: true },
  reopened: { time: true, text: true },
  "entry-amended": {},
  "entry-retracted": {},
  "entry-restored": {},
  "entry-redacted": {},
  "entry-marked": {},
  "entry-worded": {},
} as const satisfies Record<EventKind, Corrections>;

export type Corrections = { readonly time?: true; readonly text?: true; readonly retract?: true };

/** What can be corrected in this entry: nothing while it is retracted, and no words once they are gone for good. */
export function correctionsOf({
  body,
  retracted,
  redacted,
}: Pick<Entry, "body" | "retracted" | "redacted">): Corrections {
  if (retracted !== null) return {};
  const { text, ...others }: Corrections = CORRECTIONS[body.kind];
  return text === true && redacted === null ? { ...others, text } : others;
}
