"use client";

import { lateDialog } from "#components/ui/late-dialog.tsx";

export const TransitionDialog = lateDialog(() =>
  import("#components/incident/transition-dialog.tsx").then((module) => module.TransitionDialog),
);
export const UpdateDialog = lateDialog(() =>
  import("#components/incident/update-dialog.tsx").then((module) => module.UpdateDialog),
);
export const WaitingDialog = lateDialog(() =>
  import("#components/incident/waiting-dialog.tsx").then((module) => module.WaitingDialog),
);
export const HandoverDialog = lateDialog(() =>
  import("#components/incident/handover-dialog.tsx").then((module) => module.HandoverDialog),
);
export const AmendDialog = lateDialog(() =>
  import("#components/incident/timeline/amend-dialog.tsx").then((module) => module.AmendDialog),
);
export const RetractDialog = lateDialog(() =>
  import("#components/incident/timeline/retract-dialog.tsx").then((module) => module.RetractDialog),
);

export const RedactDialog = lateDialog(() =>
  import("#components/incident/timeline/redact-dialog.tsx").then((module) => module.RedactDialog),
);
export const LinkDialog = lateDialog(() =>
  import("#components/incident/panels/link-dialog.tsx").then((module) => module.LinkDialog),
);

const DIALOGS = [
  TransitionDialog,
  UpdateDialog,
  WaitingDialog,
  HandoverDialog,
  AmendDialog,
  RetractDialog,
  RedactDialog,
  LinkDialog,
];

/** Fetches the dialogs once the page stands: they must open when the server is gone, too. */
export function prepareDialogs(): void {
  for (const { prepare } of DIALOGS) prepare();
}
