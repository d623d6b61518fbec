"use client";

import { usePathname } from "next/navigation";
import {
  actionItemsPath,
  incidentPath,
  incidentsPath,
  postmortemPath,
  wizardPath,
} from "#components/incident/paths.ts";
import { copySlackMessage } from "#components/palette/copy-slack-message.ts";
import { incidentAt } from "#components/palette/incident-address.ts";
import type { PaletteAction } from "#components/palette/palette-action.ts";
import { type ShortcutId, shortcut } from "#components/palette/shortcuts.ts";
import { THEME_OPTIONS } from "#components/theme/theme-options.tsx";
import { useTheme } from "#components/theme/use-theme.ts";
import { useRunTriage } from "#components/triage/use-run-triage.ts";
import { toast } from "#components/ui/toast.tsx";
import { may } from "#lib/auth/permissions.ts";
import type { Role } from "#lib/contracts/account.ts";
import { incidentName } from "#lib/incident/labels.ts";

/** What every page offers to this role: where to go, and what to do. */
export function useAppActions(
  role: Role,
  go: (path: string) => void,
  showShortcuts: () => void,
): readonly PaletteAction[] {
  const number = incidentAt(usePathname());
  const [theme, chooseTheme] = useTheme();
  const { runNow } = useRunTriage();
  const mayCommand = may(role, "incidents:command");
  return [
    ...(number === null ? [] : incidentActions(number, go)),
    ...(mayCommand
      ? [
          byShortcut("declare", "actions", "new incident start report", () => go(wizardPath("declare"))),
          byShortcut("walk", "actions", "wizard decision tree playbook", () => go(wizardPath())),
        ]
      : []),
    ...(may(role, "triage:run")
      ? [
          {
            id: "run-triage",
            title: "Run triage now",
            group: "actions" as const,
            keywords: "check probes verdict ask intercom",
            run: () => {
              go("/");
              runNow(({ message }) => toast("error", `Triage did not run. ${message}`));
            },
          },
        ]
      : []),
    byShortcut("dashboard", "places", "verdict evidence triage", () => go("/")),
    byShortcut("incidents", "places", "history list", () => go(incidentsPath)),
    byShortcut("action-items", "places", "to do tasks owner due overdue mine", () => go(actionItemsPath)),
    byShortcut("runbook", "places", "playbooks decision tree severity", () => go("/runbook")),
    byShortcut("settings", "places", "systems accounts api appearance", () => go("/settings")),
    ...THEME_OPTIONS.map(({ value, label }) => ({
      id: `theme-${value}`,
      title: `Theme: ${label.toLowerCase()}`,
      group: "theme" as const,
      keywords: "appearance colours mode",
      ...(value === theme && { note: "in use" }),
      run: () => chooseTheme(value),
    })),
    byShortcut("help", "help", "keyboard keys", showShortcuts),
  ];
}

function incidentActions(number: number, go: (href: string) => void): PaletteAction[] {
  const name = incidentName(number);
  return [
    {
      id: "copy-slack-message",
      title: `Copy the Slack message of ${name}`,
      group: "incident",
      keywords: "clipboard update",
      shortcut: "slack-message",
      run: () => void copySlackMessage(number),
    },
    {
      id: "open-incident",
      title: `Open the record of ${name}`,
      group: "incident",
      keywords: "timeline incident",
      run: () => go(incidentPath(number)),
    },
    {
      id: "open-postmortem",
      title: `Open the postmortem of ${name}`,
      group: "incident",
      keywords: "markdown export review",
      run: () => go(postmortemPath(number)),
    },
  ];
}

/** An action that a shortcut does: both say it in the same words. */
function byShortcut(id: ShortcutId, group: PaletteAction["group"], keywords: string, run: () => void): PaletteAction {
  return { id, title: shortcut(id).does, group, keywords, shortcut: id, run };
}
