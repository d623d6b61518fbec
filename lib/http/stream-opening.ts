import type { IncomingMessage, ServerResponse } from "node:http";
import type { Actor } from "#lib/auth/actor.ts";
import { requestOf, send } from "#lib/http/node-http.ts";
import { routerOf } from "#lib/http/router.ts";
import { STREAM_DESCRIPTION } from "#lib/http/stream-description.ts";

const HEADERS = {
  "content-type": "text/event-stream",
  // What packs or gathers on the way would hold events back.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/**
 * Asks who it is and answers as any operation does, but for the answer to somebody who may listen: of that the head is written
 * and the rest is left open.
 * @param admit throws where there is no room
 * @returns who listens from now on; null where the answer is complete, or nobody is there any more
 */
export async function openingOf(
  message: IncomingMessage,
  response: ServerResponse,
  admit: () => void,
): Promise<Actor | null> {
  const admitted: { actor: Actor | null } = { actor: null };
  const run = async ({ actor }: { actor: Actor | null }) => {
    admit();
    admitted.actor = actor;
    return { status: 200, headers: HEADERS };
  };
  const { method = "GET", url = "" } = message;
  const found = routerOf([{ ...STREAM_DESCRIPTION, run }])(method, STREAM_DESCRIPTION.path);
  if (found === null) throw new Error(`nobody refuses ${method}`);
  const answer = await found.handler(requestOf(message, method, url), { params: Promise.resolve(found.params) });
  if (admitted.actor === null) {
    await send(answer, message, response);
    return null;
  }
  if (response.destroyed) return null;
  writeHead(response, answer.headers);
  message.resume();
  if (method === "HEAD") {
    response.end();
    return null;
  }
  return admitted.actor;
}

/**
 * The end of the connection ends the answer. Without the frames of a chunked one, an event is one write of bytes that all
 * viewers share.
 */
function writeHead(response: ServerResponse, headers: Headers): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  // The mark of every answer, which is no-store alone, has taken its place.
  response.setHeader("cache-control", HEADERS["cache-control"]);
  response.removeHeader("transfer-encoding");
  response.shouldKeepAlive = false;
  response.writeHead(200);
}
