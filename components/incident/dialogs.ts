"use client";

import dynamic from "next/dynamic";

const load = {
  transition: () => import("#components/incident/transition-dialog.tsx").then((module) => module.TransitionDialog),
  update: () => import("#components/incident/update-dialog.tsx").then((module) => module.UpdateDialog),
  amend: () => import("#components/incident/timeline/amend-dialog.tsx").then((module) => module.AmendDialog),
  retract: () => import("#components/incident/timeline/retract-dialog.tsx").then((module) => module.RetractDialog),
};

// `ssr: false` gives each its own boundary: without it the whole page would give way to its skeleton meanwhile.
export const TransitionDialog = dynamic(load.transition, { ssr: false });
export const UpdateDialog = dynamic(load.update, { ssr: false });
export const AmendDialog = dynamic(load.amend, { ssr: false });
export const RetractDialog = dynamic(load.retract, { ssr: false });

/** Fetches the dialogs once the page stands: they must open when the server is gone, too. */
export function fetchDialogs(): void {
  // One that fails is tried again when it is asked for.
  for (const fetch of Object.values(load)) fetch().catch(() => {});
}
