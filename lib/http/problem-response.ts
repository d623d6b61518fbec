import type { Conflict, Problem } from "#lib/contracts/problem.ts";
import { isDatabaseUnavailable } from "#lib/db/failure.ts";
import { type FieldError, PROBLEMS, type ProblemCode, RequestProblem } from "#lib/http/problems.ts";
import { log } from "#lib/log.ts";
import { ServiceError } from "#lib/services/service-error.ts";

type Details = {
  detail: string;
  errors?: readonly FieldError[];
  conflict?: Conflict | null;
  headers?: Readonly<Record<string, string>>;
};

/**
 * Any error as an answer. What a caller can act on says so; everything else is written to the log under the request's id
 * and answered without its message.
 */
export function problemResponse(error: unknown, requestId: string): Response {
  if (error instanceof RequestProblem) {
    const { code, message, errors, headers } = error;
    return respond(code, { detail: message, errors, headers });
  }
  if (error instanceof ServiceError) return refusal(error);
  if (isDatabaseUnavailable(error)) {
    log.warn({ err: error, requestId }, "The database does not answer");
    // Where it broke off while answering, a change may have been kept after all, so nothing is said about that.
    const detail = "The database does not answer. Try again; this works as soon as it is back.";
    return respond("database_unavailable", { detail, headers: { "retry-after": "5" } });
  }
  log.error({ err: error, requestId }, "A request failed unexpectedly");
  return respond("internal", { detail: `The log has the reason under request id ${requestId}.` });
}

function refusal({ code, message, field, conflict, retryAfterSeconds }: ServiceError): Response {
  return respond(code, {
    detail: message,
    ...(field !== null && { errors: [{ field, message }] }),
    conflict,
    headers: {
      ...(retryAfterSeconds !== null && { "retry-after": String(retryAfterSeconds) }),
      // RFC 9110, section 15.5.2: a 401 names the scheme.
      ...(PROBLEMS[code].status === 401 && { "www-authenticate": 'Bearer realm="Offhook"' }),
    },
  });
}

function respond(code: ProblemCode, { detail, errors = [], conflict = null, headers = {} }: Details): Response {
  const { status, title } = PROBLEMS[code];
  const problem: Problem = {
    type: `urn:offhook:problem:${code}`,
    title,
    status,
    code,
    detail,
    ...(errors.length > 0 && { errors: [...errors] }),
    ...(conflict !== null && { conflict }),
  };
  return Response.json(problem, { status, headers: { ...headers, "content-type": "application/problem+json" } });
}
