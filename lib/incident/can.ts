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
  "set-next-update": OPEN,
  "add-note": ALWAYS,
  "record-mitigation": ALWAYS,
  "add-request-ids": ALWAYS,
  "attach-triage": ALWAYS,
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
  "next-update": {},
  note: { time: true, text: true, retract: true },
  mitigation: { time: true, text: true, retract: true },
  "request-ids": { time: true, retract: true },
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
  "entry-marked": {},
  "entry-worded": {},
} as const satisfies Record<EventKind, Corrections>;

export type Corrections = { readonly time?: true; readonly text?: true; readonly retract?: true };

/** What can be corrected in this entry: nothing while it is retracted. */
export function correctionsOf({ body, retracted }: Pick<Entry, "body" | "retracted">): Corrections {
  return retracted === null ? CORRECTIONS[body.kind] : {};
}
