import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { RequestProblem } from "#lib/http/problems.ts";
import type { Router } from "#lib/http/router.ts";

/** Below this many bytes packing costs more than it saves. */
const WORTH_PACKING = 4 * 1024;

const pack = promisify(gzip);

/**
 * Answers an operation of the API straight from Node's server. A page goes through Next, which takes about half a millisecond
 * for each request; a list that open pages ask for after every change need not.
 * @returns false, and nothing is answered, where there is no operation at the address
 */
export async function answerFrom(router: Router, message: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { method = "GET", url = "" } = message;
  const found = router(method, url.split("?", 1)[0] ?? "");
  if (found === null) return false;
  const answer = await found.handler(requestOf(message, method, url), { params: Promise.resolve(found.params) });
  await send(answer, message, response);
  return true;
}

/** What was asked, as the web has it. */
export function requestOf(message: IncomingMessage, method: string, url: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, one);
  }
  const hasBody = method !== "GET" && method !== "HEAD";
  // Who asks is told by headers; the host in the address has no meaning here.
  return new Request(new URL(url, "http://localhost"), {
    method,
    headers,
    ...(hasBody && { body: bodyOf(message), duplex: "half" }),
  });
}

/**
 * The body, taken from the socket only as it is read: what a refusal leaves unread is drained, so that the next request on the
 * connection is heard.
 */
function bodyOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = message.iterator({ destroyOnReturn: false });
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await chunks.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch {
          controller.error(new RequestProblem("invalid_json", "The body broke off."));
        }
      },
      cancel: async () => {
        await chunks.return?.();
        message.resume();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Writes a web response to Node's. */
export async function send(answer: Response, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  const packed = body.length >= WORTH_PACKING && acceptsGzip(message) ? await pack(body) : null;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (body.length >= WORTH_PACKING) response.setHeader("vary", "accept-encoding");
  if (packed !== null) response.setHeader("content-encoding", "gzip");
  if (answer.status !== 204) response.setHeader("content-length", (packed ?? body).length);
  response.writeHead(answer.status);
  response.end(message.method === "HEAD" ? undefined : (packed ?? body));
}

function acceptsGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/i.test(String(headers["accept-encoding"] ?? ""));
}
