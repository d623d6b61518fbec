"use client";

import { lateDialog } from "#components/ui/late-dialog.tsx";

export const TransitionDialog = lateDialog(() =>
  import("#components/incident/transition-dialog.tsx").then((module) => module.TransitionDialog),
);
export const UpdateDialog = lateDialog(() =>
  import("#components/incident/update-dialog.tsx").then((module) => module.UpdateDialog),
);
export const AmendDialog = lateDialog(() =>
  import("#components/incident/timeline/amend-dialog.tsx").then((module) => module.AmendDialog),
);
export const RetractDialog = lateDialog(() =>
  import("#components/incident/timeline/retract-dialog.tsx").then((module) => module.RetractDialog),
);

/** Fetches the dialogs once the page stands: they must open when the server is gone, too. */
export function prepareDialogs(): void {
  for (const { prepare } of [TransitionDialog, UpdateDialog, AmendDialog, RetractDialog]) prepare();
}
