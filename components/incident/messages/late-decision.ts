"use client";

import { lateDialog } from "#components/ui/late-dialog.tsx";

export const DecisionDialog = lateDialog(() =>
  import("#components/incident/messages/decision-dialog.tsx").then((module) => module.DecisionDialog),
);
