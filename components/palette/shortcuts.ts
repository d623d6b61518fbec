import type { Permission } from "#lib/auth/permissions.ts";

type Shortcut = {
  /** Pressed one after the other, without a modifier. */
  readonly keys: readonly string[];
  readonly does: string;
  /** Where it works, if not everywhere. */
  readonly where?: string;
  readonly needs?: Permission;
};

/** Every shortcut of single keys. The one table: presses are matched against it, and the palette and the help show it. */
export const SHORTCUTS = {
  dashboard: { keys: ["g", "d"], does: "Go to the dashboard" },
  incidents: { keys: ["g", "i"], does: "Go to the incidents" },
  runbook: { keys: ["g", "r"], does: "Go to the runbook" },
  settings: { keys: ["g", "s"], does: "Go to the settings" },
  declare: { keys: ["c"], does: "Declare an incident", needs: "incidents:command" },
  walk: { keys: ["w"], does: "Walk the runbook", needs: "incidents:command" },
  search: { keys: ["/"], does: "Search the list", where: "where there is one" },
  help: { keys: ["?"], does: "Show the keyboard shortcuts" },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof SHORTCUTS;

export function shortcut(id: ShortcutId): Shortcut {
  return SHORTCUTS[id];
}

export const SHORTCUT_IDS = Object.keys(SHORTCUTS) as ShortcutId[];
