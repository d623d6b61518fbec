"use client";

import { lateDialog } from "#components/ui/late-dialog.tsx";

export const OutlineDialog = lateDialog(() =>
  import("#components/postmortem/outline/outline-dialog.tsx").then((module) => module.OutlineDialog),
);
