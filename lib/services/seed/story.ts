import type { Command, Declaration } from "#lib/incident/command.ts";

/** One command of a story: who gave it, and when. */
export type Step = { readonly at: Date; readonly by: string; readonly command: Command };

/** An incident as it was lived through: its declaration, and every command after it in the order of time. */
export type Story = {
  readonly declaredAt: Date;
  /** A name. */
  readonly by: string;
  readonly declaration: Declaration;
  readonly steps: readonly Step[];
};
