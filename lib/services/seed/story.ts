import type { Command, Declaration } from "#lib/incident/command.ts";
import type { Texts } from "#lib/narrative/document.ts";

/** One command of a story: who gave it, and when. */
export type Step = { readonly at: Date; readonly by: string; readonly command: Command };

/** One text of the postmortem. */
export type Passage = { readonly at: Date; readonly section: string; readonly text: string };

/** An incident as it was lived through: its declaration, and every command after it in the order of time. */
export type Story = {
  readonly declaredAt: Date;
  /** A name. */
  readonly by: string;
  readonly declaration: Declaration;
  readonly steps: readonly Step[];
  /** What was written in its postmortem, by section. */
  readonly texts: Texts;
  /** When the last of it was written; when the incident was declared, where nothing was. */
  readonly writtenAt: Date;
};
