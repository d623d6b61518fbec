import type { Conflict } from "#lib/contracts/problem.ts";

/** What a caller can act on. The codes are stable; `lib/http/problems.ts` says which HTTP status each becomes. */
export type RefusalCode =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "already_set_up"
  | "invalid_credentials"
  | "invalid_signature"
  | "too_many_attempts"
  | "email_taken"
  | "last_administrator"
  | "no_status_page_yet"
  | "no_triage_yet"
  | "not_simulated"
  | "simulator_unavailable"
  | "not_configured"
  | "conflict"
  | "not_now"
  | "invalid_command"
  | "invalid_cursor"
  | "key_reused"
  | "busy";

type Details = {
  /** The input field that is at fault, as the contract names it. */
  field?: string;
  /** Seconds after which trying again makes sense. */
  retryAfterSeconds?: number;
  /** With the code `conflict`: who changed what. */
  conflict?: Conflict;
};

/** A service refuses. `message` is a sentence for a person: what happened and what to do; it never holds a secret. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: RefusalCode;
  readonly field: string | null;
  readonly retryAfterSeconds: number | null;
  readonly conflict: Conflict | null;

  constructor(code: RefusalCode, message: string, { field, retryAfterSeconds, conflict }: Details = {}) {
    super(message);
    this.code = code;
    this.field = field ?? null;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
    this.conflict = conflict ?? null;
  }
}
