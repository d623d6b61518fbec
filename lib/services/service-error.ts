/** What a caller can act on. The codes are stable; `lib/http/problems.ts` says which HTTP status each becomes. */
export type RefusalCode =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "already_set_up"
  | "invalid_credentials"
  | "too_many_attempts"
  | "email_taken"
  | "last_administrator"
  | "no_triage_yet"
  | "not_simulated"
  | "simulator_unavailable"
  | "not_configured";

/** A service refuses. `message` is a sentence for a person: what happened and what to do; it never holds a secret. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: RefusalCode;
  /** The input field that is at fault, as the contract names it. */
  readonly field: string | null;
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: RefusalCode,
    message: string,
    { field, retryAfterSeconds }: { field?: string; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.code = code;
    this.field = field ?? null;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }
}
