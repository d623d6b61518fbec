import { CLOSE_REASONS, type CloseReason } from "#lib/contracts/collab.ts";
import { isDatabaseUnavailable } from "#lib/db/failure.ts";
import { log } from "#lib/log.ts";

/** Codes for programs of their own that read no reasons (RFC 6455, section 7.4.2); modelled on those of HTTP. */
export const CLOSE_CODES = {
  unauthenticated: 4401,
  "role-changed": 4205,
  malformed: 4400,
  "too-fast": 4429,
  "too-many": 4429,
  full: 4413,
  unavailable: 4503,
} as const satisfies Record<CloseReason, number>;

/** The server stops or starts again: a browser comes back (RFC 6455's registry, 1012). */
export const RESTART_CODE = 1012;

/**
 * What a hook throws to end a connection. Without a message: Hocuspocus writes messages to the console.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: CloseReason;

  constructor(reason: CloseReason) {
    super("");
    this.reason = reason;
  }
}

/** Why the connection is to end over whatever a hook has thrown. */
export function refusalOf(error: unknown, hook: string): Refusal {
  if (error instanceof Refusal) return error;
  if (isDatabaseUnavailable(error)) log.debug({ err: error, hook }, "The database does not answer a writer");
  else log.error({ err: error, hook }, "What a writer sent could not be handled");
  return new Refusal("unavailable");
}

export function isCloseReason(reason: string): reason is CloseReason {
  return Object.hasOwn(CLOSE_REASONS, reason);
}
