"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { NEXT_ACTION_ID } from "#components/incident/next-action-panel.tsx";
import type { PageParts } from "#components/incident/page-parts.ts";
import { roleCommand, takenWords } from "#components/incident/roles.ts";
import type { PaletteAction } from "#components/palette/palette-action.ts";
import { usePaletteActions } from "#components/palette/registered-actions.tsx";
import { type ShortcutId, shortcut } from "#components/palette/shortcuts.ts";
import { useRunTriage } from "#components/triage/use-run-triage.ts";
import { toast } from "#components/ui/toast.tsx";
import type { CommandInput, CommandType } from "#lib/incident/command.ts";
import { OPEN_STATUSES, type OpenStatus } from "#lib/runbook/incident-status.ts";

const STATUS_SHORTCUTS = {
  INVESTIGATING: "investigating",
  IDENTIFIED: "identified",
  MONITORING: "monitoring",
} as const satisfies Record<OpenStatus, ShortcutId>;

/** As every page offers it, which leads to the dashboard: here the page stays. */
const RUN_TRIAGE = "run-triage";

/** Where each panel stands. */
const PANELS = [
  { shortcut: "to-timeline", tab: "timeline", id: "timeline" },
  { shortcut: "to-evidence", tab: "evidence", id: "evidence" },
  { shortcut: "to-playbook", tab: "evidence", id: "playbook" },
  { shortcut: "to-request-ids", tab: "evidence", id: "request-ids" },
  { shortcut: "to-people", tab: "details", id: "people" },
  { shortcut: "to-details", tab: "details", id: "details" },
  { shortcut: "to-messages", tab: "actions", id: "slack" },
  { shortcut: "to-action-items", tab: "actions", id: "action-items" },
] as const satisfies readonly { shortcut: ShortcutId; tab: Parameters<PageParts["jump"]>[0]; id: string }[];

/** Everything that can be done on the page, for the palette and for keys. Draws nothing. */
export function IncidentActions({ parts }: { parts: PageParts }) {
  const { record, me, may, send, say, mayCommand } = useIncidentOnPage();
  const { runNow } = useRunTriage();
  const expectedVersion = record.version;
  const perform = async (command: CommandInput, done: string) => {
    const answer = await send(command);
    if (answer.ok) say(done);
    else toast("error", `It was not done. ${answer.failure.message}`);
  };
  const give = (command: CommandInput, done: string) => () => void perform(command, done);
  const where = (type: CommandType, isPossible: boolean, action: PaletteAction) =>
    may(type) && isPossible ? [action] : [];

  usePaletteActions([
    ...(mayCommand ? [byKeys("next", "next action what now", pressNext)] : []),
    ...where(
      "acknowledge",
      record.acknowledgedAt === null,
      byKeys("acknowledge", "on it respond", give({ type: "acknowledge" }, "Acknowledged")),
    ),
    ...where(
      "set-commander",
      record.commander !== me,
      byKeys(
        "command",
        "commander lead take over",
        give(roleCommand("commander", { expectedVersion, name: me }), takenWords("commander")),
      ),
    ),
    ...where(
      "set-commander",
      true,
      byKeys("hand-over", "commander give role", () => parts.handOver("commander")),
    ),
    ...where("set-communications", true, {
      id: "hand-over-communications",
      title: "Hand over communications",
      group: "page",
      keywords: "give role",
      run: () => parts.handOver("communications"),
    }),
    ...where("set-scribe", true, {
      id: "hand-over-scribe",
      title: "Hand over the role of scribe",
      group: "page",
      keywords: "give role notes",
      run: () => parts.handOver("scribe"),
    }),
    ...OPEN_STATUSES.flatMap((status) =>
      where(
        "set-status",
        record.status !== status,
        byKeys(
          STATUS_SHORTCUTS[status],
          "status",
          give({ type: "set-status", expectedVersion, status }, `Status: ${status}`),
        ),
      ),
    ),
    ...where("start-waiting", true, {
      ...byKeys("waiting", "pause clock theirs vendor", parts.waiting),
      title: record.waitingSince === null ? "Waiting on Intercom" : "Not waiting on Intercom any more",
    }),
    ...where("resolve", true, { ...byKeys("end", "over fixed status end", parts.resolve), title: "Resolve" }),
    ...where("reopen", true, { ...byKeys("end", "again status", parts.reopen), title: "Reopen" }),
    ...where("post-message", true, byKeys("update", "slack message post next", parts.update)),
    ...where(
      "add-note",
      true,
      byKeys("note", "timeline write log", () => parts.compose("note")),
    ),
    ...where(
      "record-mitigation",
      true,
      byKeys("mitigation", "timeline done fix", () => parts.compose("mitigation")),
    ),
    ...where("attach-log", true, byKeys("request-ids", "paste log support", parts.pasteLog)),
    ...(mayCommand
      ? [
          {
            ...byKeys("triage", "check probes evidence", () =>
              runNow(({ message }) => toast("error", `Triage did not run. ${message}`)),
            ),
            id: RUN_TRIAGE,
          },
        ]
      : []),
    ...PANELS.map(({ shortcut: by, tab, id }) => byKeys(by, "panel go show", () => parts.jump(tab, id))),
  ]);
  return null;
}

/** The button itself is pressed, so that focus is there and what goes wrong is told beside it. */
function pressNext(): void {
  const button = document.getElementById(NEXT_ACTION_ID);
  button?.focus();
  button?.click();
}

/** An action that a shortcut does: both say it in the same words. */
function byKeys(by: ShortcutId, keywords: string, run: () => void): PaletteAction {
  return { id: by, title: shortcut(by).does, group: "page", keywords, shortcut: by, run };
}
