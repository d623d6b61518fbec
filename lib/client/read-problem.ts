import type { Failure } from "#lib/client/answer.ts";
import type { Conflict } from "#lib/contracts/problem.ts";

/**
 * Reads an error answer. Ours are `application/problem+json` (RFC 9457, `lib/contracts/problem.ts`); whatever else stands
 * in the way (a proxy, a half-started server) may answer with anything. Read by hand, so that the schema library stays
 * out of the browser.
 */
export function readProblem(status: number, body: unknown): Failure {
  const problem = isRecord(body) ? body : {};
  const code = typeof problem.code === "string" ? problem.code : "unreadable";
  const detail = typeof problem.detail === "string" ? problem.detail : undefined;
  return {
    code,
    status,
    message: detail ?? `The server answered with HTTP ${status} and no explanation. Try again in a moment.`,
    fields: Object.fromEntries(Array.isArray(problem.errors) ? problem.errors.flatMap(fieldError) : []),
    // Only our own server answers with this code, so that what it says of it is taken at its word.
    ...(code === "conflict" && isRecord(problem.conflict) && { conflict: problem.conflict as Conflict }),
  };
}

function fieldError(entry: unknown): [string, string][] {
  if (!isRecord(entry)) return [];
  const { field, message } = entry;
  return typeof field === "string" && typeof message === "string" ? [[field, message]] : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
