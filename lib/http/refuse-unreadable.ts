import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { problemResponse } from "#lib/http/problem-response.ts";
import { RequestProblem } from "#lib/http/problems.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Answers what Next would fail on before any route is asked: an address whose escapes are no UTF-8, and methods such as TRACE.
 * @returns whether it was answered
 */
export async function refuseUnreadable(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const problem = problemOf(request);
  if (problem === null) return false;
  const answer = problemResponse(problem, randomUUID());
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
  return true;
}

function problemOf({ method = "", url = "" }: IncomingMessage): RequestProblem | null {
  if (!METHODS.includes(method)) {
    const allow = METHODS.join(", ");
    return new RequestProblem("method_not_allowed", `Offhook knows ${allow}.`, { headers: { allow } });
  }
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return null;
  } catch {
    return new RequestProblem("not_found", "There is nothing at this address: its escapes are not valid UTF-8.");
  }
}
