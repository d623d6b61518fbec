"use client";

import { lateDialog } from "#components/ui/late-dialog.tsx";

export const PasteLogDialog = lateDialog(() =>
  import("#components/incident/logs/paste-log-dialog.tsx").then((module) => module.PasteLogDialog),
);
export const SupportTicketDialog = lateDialog(() =>
  import("#components/incident/logs/support-ticket-dialog.tsx").then((module) => module.SupportTicketDialog),
);

/** Fetches them once the page stands: a log is read in the page, and a ticket made there, also when the server is gone. */
export function prepareLogDialogs(): void {
  for (const { prepare } of [PasteLogDialog, SupportTicketDialog]) prepare();
}
