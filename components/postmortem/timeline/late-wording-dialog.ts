"use client";

import { lateDialog } from "#components/ui/late-dialog.tsx";

export const WordingDialog = lateDialog(() =>
  import("#components/postmortem/timeline/wording-dialog.tsx").then((module) => module.WordingDialog),
);
