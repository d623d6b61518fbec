import type { RefusalCode } from "#lib/services/service-error.ts";

/** What the wrapper itself refuses, before or after a service is asked. */
export type RequestProblemCode =
  | "invalid_json"
  | "validation_failed"
  | "body_too_large"
  | "unsupported_media_type"
  | "cross_site"
  | "method_not_allowed"
  | "database_unavailable"
  | "internal";

export type ProblemCode = RefusalCode | RequestProblemCode;

/** The one table from stable codes to HTTP. */
export const PROBLEMS = {
  invalid_json: { status: 400, title: "The body is not valid JSON" },
  validation_failed: { status: 422, title: "The input is not valid" },
  invalid_command: { status: 422, title: "The command contradicts the record" },
  invalid_cursor: { status: 422, title: "The cursor is none of ours" },
  unauthenticated: { status: 401, title: "Nobody is signed in" },
  invalid_credentials: { status: 401, title: "The credentials are wrong" },
  invalid_signature: { status: 401, title: "The signature is wrong" },
  forbidden: { status: 403, title: "The role does not allow this" },
  cross_site: { status: 403, title: "The request comes from another site" },
  not_found: { status: 404, title: "There is no such thing" },
  no_status_page_yet: { status: 404, title: "The status page has not been read yet" },
  no_triage_yet: { status: 404, title: "No triage has run yet" },
  method_not_allowed: { status: 405, title: "The method is not allowed here" },
  already_set_up: { status: 409, title: "There is an account already" },
  email_taken: { status: 409, title: "The e-mail address is taken" },
  last_administrator: { status: 409, title: "It is the last administrator" },
  conflict: { status: 409, title: "The value was changed meanwhile" },
  not_now: { status: 409, title: "The record does not allow this now" },
  key_reused: { status: 409, title: "The idempotency key was used for another command" },
  not_simulated: { status: 409, title: "The simulator is not in use" },
  not_configured: { status: 409, title: "The system is not configured" },
  body_too_large: { status: 413, title: "The body is too large" },
  unsupported_media_type: { status: 415, title: "The body is not declared as JSON" },
  too_many_attempts: { status: 429, title: "Too many attempts" },
  internal: { status: 500, title: "Something went wrong on our side" },
  busy: { status: 503, title: "Too much is asked at once" },
  database_unavailable: { status: 503, title: "The database does not answer" },
  simulator_unavailable: { status: 503, title: "The simulator does not answer" },
} as const satisfies Record<ProblemCode, { status: number; title: string }>;

/** One wrong field, with its path in the input: `password`, `readings.0.state`. */
export type FieldError = { field: string; message: string };

/** The wrapper refuses a request. `message` is a sentence for a person. */
export class RequestProblem extends Error {
  override readonly name = "RequestProblem";
  readonly code: RequestProblemCode | "not_found";
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: RequestProblemCode | "not_found",
    message: string,
    { errors = [], headers = {} }: { errors?: readonly FieldError[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }
}
