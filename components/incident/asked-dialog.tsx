import { HandoverDialog, TransitionDialog, UpdateDialog, WaitingDialog } from "#components/incident/dialogs.ts";
import { PasteLogDialog } from "#components/incident/logs/dialogs.ts";
import type { IncidentRole } from "#components/incident/roles.ts";
import type { Transition, WaitingChange } from "#components/incident/typed-transition.ts";

/** What the page asks about. */
export type Asking =
  | { readonly what: "update" | "paste-log" }
  | { readonly what: "transition"; readonly transition: Transition }
  | { readonly what: "waiting"; readonly change: WaitingChange }
  | { readonly what: "handover"; readonly role: IncidentRole };

export function AskedDialog({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  switch (asking.what) {
    case "update":
      return <UpdateDialog onClose={onClose} />;
    case "paste-log":
      return <PasteLogDialog onClose={onClose} />;
    case "transition":
      return <TransitionDialog key={asking.transition} transition={asking.transition} onClose={onClose} />;
    case "waiting":
      return <WaitingDialog change={asking.change} onClose={onClose} />;
    case "handover":
      return <HandoverDialog key={asking.role} role={asking.role} onClose={onClose} />;
    default:
      return asking satisfies never;
  }
}
