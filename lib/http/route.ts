import { randomUUID } from "node:crypto";
import { actorOf, bearerToken } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";
import type { Method, Operation, Reply } from "#lib/http/operation.ts";
import { problemResponse } from "#lib/http/problem-response.ts";
import { RequestProblem } from "#lib/http/problems.ts";
import { BODY_LIMIT_BYTES, parseJson, readBytes, readJson } from "#lib/http/read-body.ts";
import { readQuery } from "#lib/http/read-query.ts";
import { refuseCrossSite } from "#lib/http/same-site.ts";
import { authorize } from "#lib/services/authorize.ts";

/** In the shape that Next calls: `params` are those of the path. */
export type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

type Handlers = Record<Method | "OPTIONS", RouteHandler>;

const METHODS: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/**
 * The handlers of one path: each operation under its method, and a clear refusal under the others.
 */
export function route(...operations: readonly [Operation, ...Operation[]]): Handlers {
  const allow = allowed(operations);
  const handler = (method: Method): RouteHandler => {
    const found = operations.find((operation) => operation.method === method);
    return answering(found ? (request, params, now) => call(found, request, params, now) : () => refuseMethod(allow));
  };
  return {
    GET: handler("GET"),
    POST: handler("POST"),
    PUT: handler("PUT"),
    PATCH: handler("PATCH"),
    DELETE: handler("DELETE"),
    OPTIONS: answering(async () => new Response(null, { status: 204, headers: { allow } })),
  };
}

/** Answers for addresses at which there is nothing. */
export const nothingHere: RouteHandler = answering(async () => {
  throw new RequestProblem("not_found", "There is nothing at this address. GET /api/openapi.json lists what there is.");
});

/** Who, then what: nothing of a body is read for somebody who may not send it. */
async function call(operation: Operation, request: Request, params: unknown, now: Date): Promise<Response> {
  if (operation.verify === undefined && bearerToken(request) === null) refuseCrossSite(request, env().publicUrl);
  const actor = operation.access === "open" ? null : await actorOf(request, now);
  const ctx = { actor, now };
  if (operation.access !== "open") authorize(ctx, operation.access);
  const query = operation.query ? readQuery(request) : undefined;
  const body = operation.body ? await bodyOf(operation, request) : undefined;
  return answerOf(operation, await operation.run(ctx, { params, query, body }));
}

/** Whoever signs a body has said by that what it is; its type need not be told as well. */
async function bodyOf({ verify, bodyLimit }: Operation, request: Request): Promise<unknown> {
  if (verify === undefined) return readJson(request, bodyLimit);
  verify.headers(request.headers);
  const bytes = await readBytes(request, bodyLimit ?? BODY_LIMIT_BYTES);
  verify.body({ bytes, headers: request.headers });
  return parseJson(bytes);
}

function answerOf({ answers }: Operation, { status, body, headers = {} }: Reply): Response {
  if (body === undefined) return new Response(null, { status, headers });
  const type = answers[status]?.type;
  if (type === undefined) return Response.json(body, { status, headers });
  return new Response(String(body), { status, headers: { ...headers, "content-type": type } });
}

/** Turns whatever is thrown into an answer, and marks every answer. */
export function answering(answer: (request: Request, params: unknown, now: Date) => Promise<Response>): RouteHandler {
  return async (request, context) => {
    const requestId = randomUUID();
    const response = await answer(request, await context.params, new Date()).catch((error: unknown) =>
      problemResponse(error, requestId),
    );
    return marked(response, requestId);
  };
}

/** Marks an answer as belonging to one request, and as no page, whatever a browser takes it for. */
export function marked(response: Response, requestId: string): Response {
  response.headers.set("cache-control", "no-store");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  response.headers.set("x-request-id", requestId);
  return response;
}

async function refuseMethod(allow: string): Promise<never> {
  throw new RequestProblem("method_not_allowed", `This address takes ${allow}.`, { headers: { allow } });
}

function allowed(operations: readonly Operation[]): string {
  const methods = METHODS.filter((method) => operations.some((operation) => operation.method === method));
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
}
