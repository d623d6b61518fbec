import { failureCode } from "#lib/integrations/http/failure-code.ts";
import type { CutCode, Exchange } from "#lib/triage/exchange.ts";

/** Bytes of a body that are read, after decompression. Every answer that a probe expects is far smaller. */
const MAX_BODY_BYTES = 1_048_576;

export type BoundedRequest = {
  readonly url: string | URL;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends the request wherever it stands; see `withDeadline`. */
  readonly signal: AbortSignal;
  readonly maxBodyBytes?: number;
};

/**
 * One HTTP request, without retries and without following redirects, that reads no more than it is allowed to. Trouble
 * on the way is part of the result, never thrown; what was sent is no part of it.
 */
export async function boundedFetch(request: BoundedRequest): Promise<Exchange> {
  const startedAt = performance.now();
  const latencyMs = () => Math.round(performance.now() - startedAt);
  const url = URL.parse(request.url);
  if (url === null || !isFetchable(url)) return { kind: "unreachable", code: "bad_url", latencyMs: 0 };
  try {
    const response = await fetch(url, {
      method: request.method ?? "GET",
      // A connection of its own for each request: a kept one that the server drops would look like a reset.
      headers: { "user-agent": "offhook", connection: "close", ...request.headers },
      body: request.body ?? null,
      signal: request.signal,
      redirect: "manual",
      cache: "no-store",
    });
    const { body, cut } = await readBody(response, request);
    const { status, headers } = response;
    return { kind: "answered", status, headers, body, cut, latencyMs: latencyMs() };
  } catch (error) {
    return { kind: "unreachable", code: failureCode(error, request.signal), latencyMs: latencyMs() };
  }
}

/** `fetch` also takes `data:` and `blob:`, and throws an error that quotes the address if it holds a password. */
export function isFetchable(url: URL): boolean {
  return (url.protocol === "https:" || url.protocol === "http:") && url.username === "" && url.password === "";
}

type Body = { body: string; cut: CutCode | null };

async function readBody(response: Response, { signal, maxBodyBytes = MAX_BODY_BYTES }: BoundedRequest): Promise<Body> {
  const reader = response.body?.getReader();
  if (reader === undefined) return { body: "", cut: null };
  const decoder = new TextDecoder();
  let body = "";
  let room = maxBodyBytes;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { body: body + decoder.decode(), cut: null };
      body += decoder.decode(value.subarray(0, room), { stream: true });
      room -= value.byteLength;
      if (room < 0) return { body, cut: "body_too_large" };
    }
  } catch (error) {
    return { body, cut: failureCode(error, signal) };
  } finally {
    // Ends the connection of a body that is still coming; a body that has ended ignores it.
    reader.cancel().catch(() => undefined);
  }
}
