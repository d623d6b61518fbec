import type { RouteHandler } from "#lib/http/route.ts";

type Sending = {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  body?: BodyInit;
};

/** A request as Next hands it to a route. */
export function requestTo(path: string, { method = "GET", headers = {}, json, body }: Sending = {}): Request {
  const sent = json === undefined ? body : JSON.stringify(json);
  return new Request(`http://localhost:3000${path}`, {
    method,
    headers: { host: "localhost:3000", ...(json !== undefined && { "content-type": "application/json" }), ...headers },
    ...(sent !== undefined && { body: sent, duplex: "half" }),
  });
}

/** Calls a route as Next does. */
export function ask(handler: RouteHandler, request: Request, params: unknown = {}): Promise<Response> {
  return handler(request, { params: Promise.resolve(params) });
}
