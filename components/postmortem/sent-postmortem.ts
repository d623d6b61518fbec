import type { ReactNode } from "react";
import type { Postmortem } from "#lib/contracts/postmortem.ts";
import type { Texts } from "#lib/narrative/document.ts";

/** What the server has read and drawn, which stands until the browser has it live. */
export type SentPostmortem = {
  readonly postmortem: Postmortem;
  readonly texts: Texts;
  /** The whole export. */
  readonly drawn: ReactNode;
  /** The sections of the narrative by their ids, for whoever only reads. */
  readonly sections: Readonly<Record<string, ReactNode>>;
};
