import type { Actor } from "#lib/auth/actor.ts";

/** What every service is given beside its input. */
export type Context = {
  /** Null where nobody is signed in. */
  readonly actor: Actor | null;
  readonly now: Date;
};
