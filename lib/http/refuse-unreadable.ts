import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { send } from "#lib/http/node-http.ts";
import { problemResponse } from "#lib/http/problem-response.ts";
import { RequestProblem } from "#lib/http/problems.ts";
import { marked } from "#lib/http/route.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Answers what no route could read: an address whose escapes are no UTF-8 or that is no path, and methods such as TRACE.
 * @returns whether it was answered
 */
export async function refuseUnreadable(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const problem = problemOf(request);
  if (problem === null) return false;
  const requestId = randomUUID();
  await send(marked(problemResponse(problem, requestId), requestId), request, response);
  return true;
}

function problemOf({ method = "", url = "" }: IncomingMessage): RequestProblem | null {
  if (!METHODS.includes(method)) {
    const allow = METHODS.join(", ");
    return new RequestProblem("method_not_allowed", `Offhook knows ${allow}.`, { headers: { allow } });
  }
  // `OPTIONS *`, and the whole addresses that a client sends to what it takes for a proxy.
  if (!url.startsWith("/"))
    return new RequestProblem("not_found", "There is nothing here: the address begins with no /.");
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return null;
  } catch {
    return new RequestProblem("not_found", "There is nothing at this address: its escapes are not valid UTF-8.");
  }
}
