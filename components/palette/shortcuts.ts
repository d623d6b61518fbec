import type { Permission } from "#lib/auth/permissions.ts";

type Shortcut = {
  /** Pressed one after the other, without a modifier. */
  readonly keys: readonly string[];
  readonly does: string;
  /** Where it works, if not everywhere. */
  readonly where?: string;
  readonly needs?: Permission;
};

/** Where a shortcut needs an incident before it. */
export const INCIDENT = "on an incident's page";

/** Every shortcut of single keys. The one table: presses are matched against it, and the palette and the help show it. */
export const SHORTCUTS = {
  dashboard: { keys: ["g", "d"], does: "Go to the dashboard" },
  incidents: { keys: ["g", "i"], does: "Go to the incidents" },
  "action-items": { keys: ["g", "a"], does: "Go to the action items" },
  runbook: { keys: ["g", "r"], does: "Go to the runbook" },
  settings: { keys: ["g", "s"], does: "Go to the settings" },
  declare: { keys: ["c"], does: "Declare an incident", needs: "incidents:command" },
  walk: { keys: ["w"], does: "Walk the runbook", needs: "incidents:command" },
  next: { keys: ["i", "n"], does: "Do what is next", where: INCIDENT, needs: "incidents:command" },
  acknowledge: { keys: ["i", "a"], does: "Acknowledge", where: INCIDENT, needs: "incidents:command" },
  command: { keys: ["i", "c"], does: "Take command", where: INCIDENT, needs: "incidents:command" },
  "hand-over": { keys: ["i", "h"], does: "Hand over command", where: INCIDENT, needs: "incidents:command" },
  investigating: { keys: ["i", "1"], does: "Set to INVESTIGATING", where: INCIDENT, needs: "incidents:command" },
  identified: { keys: ["i", "2"], does: "Set to IDENTIFIED", where: INCIDENT, needs: "incidents:command" },
  monitoring: { keys: ["i", "3"], does: "Set to MONITORING", where: INCIDENT, needs: "incidents:command" },
  waiting: { keys: ["i", "w"], does: "Waiting on Intercom, or no longer", where: INCIDENT, needs: "incidents:command" },
  end: { keys: ["i", "r"], does: "Resolve or reopen", where: INCIDENT, needs: "incidents:command" },
  update: { keys: ["i", "u"], does: "Update everybody", where: INCIDENT, needs: "incidents:command" },
  note: { keys: ["i", "o"], does: "Write a note", where: INCIDENT, needs: "incidents:command" },
  mitigation: { keys: ["i", "m"], does: "Record a mitigation", where: INCIDENT, needs: "incidents:command" },
  "request-ids": { keys: ["i", "d"], does: "Add request ids", where: INCIDENT, needs: "incidents:command" },
  triage: { keys: ["i", "t"], does: "Run triage", where: INCIDENT, needs: "triage:run" },
  "slack-message": { keys: ["i", "s"], does: "Copy the Slack message", where: INCIDENT },
  "to-timeline": { keys: ["j", "t"], does: "Jump to the timeline", where: INCIDENT },
  "to-evidence": { keys: ["j", "e"], does: "Jump to the evidence", where: INCIDENT },
  "to-playbook": { keys: ["j", "b"], does: "Jump to the playbook", where: INCIDENT },
  "to-request-ids": { keys: ["j", "r"], does: "Jump to the request ids", where: INCIDENT },
  "to-people": { keys: ["j", "p"], does: "Jump to the people", where: INCIDENT },
  "to-details": { keys: ["j", "d"], does: "Jump to the details", where: INCIDENT },
  "to-messages": { keys: ["j", "s"], does: "Jump to the messages", where: INCIDENT },
  "to-action-items": { keys: ["j", "a"], does: "Jump to the action items", where: INCIDENT },
  search: { keys: ["/"], does: "Search the list", where: "where there is one" },
  help: { keys: ["?"], does: "Show the keyboard shortcuts" },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof SHORTCUTS;

export function shortcut(id: ShortcutId): Shortcut {
  return SHORTCUTS[id];
}

export const SHORTCUT_IDS = Object.keys(SHORTCUTS) as ShortcutId[];
