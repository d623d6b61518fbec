import type { Actor } from "#lib/auth/actor.ts";
import { isFromOwnPage } from "#lib/auth/own-origin.ts";
import { actorOf } from "#lib/auth/session.ts";
import { isDatabaseUnavailable } from "#lib/db/failure.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { authorize } from "#lib/services/authorize.ts";
import { ServiceError } from "#lib/services/service-error.ts";

const STATUS: Readonly<Record<string, number>> = { unauthenticated: 401, forbidden: 403 };

/**
 * Who asks for a socket, or the answer to somebody who gets none: another site's page, nobody, somebody who may not read. A program
 * sends no Origin; a browser always does.
 */
export async function admit(request: Request, hasRoom: boolean): Promise<Actor | Response> {
  if (!isFromOwnPage(request.headers, env().publicUrl)) {
    return refusal(403, `Offhook opens this to its own pages, at ${env().publicUrl}.`);
  }
  if (!hasRoom) return refusal(503, "There is no room for another connection at the moment. Try again in a while.");
  try {
    const now = new Date();
    return authorize({ actor: await actorOf(request, now), now }, "incidents:read");
  } catch (err) {
    if (err instanceof ServiceError) return refusal(STATUS[err.code] ?? 403, err.message);
    if (isDatabaseUnavailable(err)) return refusal(503, "The database does not answer. Try again in a while.");
    log.error({ err }, "Who asks for a socket could not be found out");
    return refusal(500, "Something went wrong. The log has the reason.");
  }
}

/** @param message a sentence for a person */
export function refusal(status: number, message: string): Response {
  const body = Buffer.from(`${message}\n`);
  return new Response(body, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-length": String(body.length),
      "cache-control": "no-store",
      connection: "close",
      ...(status === 401 && { "www-authenticate": 'Bearer realm="Offhook"' }),
      ...(status === 503 && { "retry-after": "5" }),
    },
  });
}
