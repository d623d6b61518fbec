import type { Actor } from "#lib/auth/actor.ts";
import type { Permission } from "#lib/auth/permissions.ts";

export const READ_PERMISSION: Permission = "incidents:read";
export const WRITE_PERMISSION: Permission = "incidents:command";

/** What hooks know of the connection that they run for. */
export type CollabContext = {
  /** Who writes. */
  readonly actor: Actor;
  /** Of the incident whose narrative it is. */
  readonly number: number;
};
