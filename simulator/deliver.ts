import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer, Reply } from "#simulator/reply.ts";

/** Valid JSON to begin with, so that only a reader that counts bytes finds out. */
const ENDLESS_START = '{"type":"admin","name":"';
const ENDLESS_CHUNK = Buffer.alloc(16 * 1024, "a");

/** Does to the connection what the reply says. Returns at once; what goes on ends with the connection. */
export function deliver(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  switch (reply.kind) {
    case "answer":
      if (reply.afterMs === undefined) send(reply, response);
      else sendLater(reply, reply.afterMs, response);
      break;
    case "endless":
      flood(reply.headers, request, response);
      break;
    case "silence":
      break;
    case "reset":
      request.socket.resetAndDestroy();
      break;
    case "drop":
      request.socket.destroy();
      break;
    default:
      reply satisfies never;
  }
}

function send({ status, headers, body }: Answer, response: ServerResponse): void {
  response.writeHead(status, headers);
  response.end(body);
}

function sendLater(answer: Answer, delayMs: number, response: ServerResponse): void {
  const timer = setTimeout(() => send(answer, response), delayMs);
  response.once("close", () => clearTimeout(timer));
}

/** Writes as fast as the reader takes it: one shared chunk, and a pause whenever the connection is full. */
function flood(headers: Readonly<Record<string, string>>, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, headers);
  // Node accepts and discards every write to a response without a body, so the loop below would never pause.
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const pour = () => {
    while (!response.destroyed && response.write(ENDLESS_CHUNK));
  };
  response.write(ENDLESS_START);
  // A fast reader would otherwise keep this process in one tick for ever.
  response.on("drain", () => setImmediate(pour));
  pour();
}
