"use client";

import { lateDialog } from "#components/ui/late-dialog.tsx";

export const PublishDialog = lateDialog(() =>
  import("#components/postmortem/publish/publish-dialog.tsx").then((module) => module.PublishDialog),
);
