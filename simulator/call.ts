import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** Larger than any message that Slack accepts, small enough to keep. */
export const MAX_BODY_BYTES = 256 * 1024;

/** A request as a system sees it. */
export type Call = {
  method: string;
  /** Within the system's mount: empty, or starting with a slash. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  now: Date;
  /** The simulator's own address, without a slash at the end. */
  origin: string;
};

export type Body = { kind: "read"; text: string } | { kind: "too-large" } | { kind: "aborted" };

/**
 * Reads a request's body as UTF-8. What exceeds the limit is read and thrown away: an answer sent while the client still
 * writes would be lost with the connection.
 */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    }
  } catch {
    return { kind: "aborted" };
  }
  if (bytes > MAX_BODY_BYTES) return { kind: "too-large" };
  return { kind: "read", text: Buffer.concat(chunks).toString("utf8") };
}

/** The parsed body, or undefined where it is not JSON (JSON itself cannot say undefined). */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The token of a bearer `Authorization` header; null without one. */
export function bearerToken(headers: IncomingHttpHeaders): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? null;
}
