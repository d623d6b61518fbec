import type { Tab } from "#components/incident/incident-context.tsx";
import type { IncidentRole } from "#components/incident/roles.ts";
import type { TypedNote } from "#components/incident/timeline/typed-note.ts";

/** What the incident's page can open and lead to, from its buttons, the palette and the keyboard. */
export type PageParts = {
  readonly update: () => void;
  /** Starts or ends waiting, by what the record says. */
  readonly waiting: () => void;
  readonly resolve: () => void;
  readonly reopen: () => void;
  readonly handOver: (role: IncidentRole) => void;
  readonly pasteLog: () => void;
  readonly compose: (kind: TypedNote["kind"]) => void;
  readonly cause: () => void;
  /** To a panel, behind whichever tab it stands. */
  readonly jump: (tab: Tab, panel: string) => void;
};
