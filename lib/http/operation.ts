import type { z } from "zod";
import type { Permission } from "#lib/auth/permissions.ts";
import type { ProblemCode } from "#lib/http/problems.ts";
import { RequestProblem } from "#lib/http/problems.ts";
import { validate } from "#lib/http/validate.ts";
import type { Context } from "#lib/services/context.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Everything the outside may know about one operation: checked by the route, printed by the OpenAPI document. */
export type Description = {
  /** The OpenAPI `operationId`. */
  id: string;
  method: Method;
  /** With parameters in braces: `/api/accounts/{id}`. */
  path: `/${string}`;
  summary: string;
  /** Who may ask. Open operations never look who is asking, so that they work without a database. */
  access: Permission | "open";
  params?: z.ZodObject;
  /** What follows `?`. A parameter that comes several times is an array. Left out: whatever follows is not looked at. */
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The most bytes that a body may have, where it is not the usual limit. */
  bodyLimit?: number;
  /** For a program that signs what it sends, and that neither signs in nor is a page. Nothing of the body is parsed before. */
  verify?: {
    /** Throws where the headers alone show that nothing can be taken: before anything of the body is read. */
    headers: (headers: Headers) => void;
    /** Throws unless the body, by its very bytes and the headers, is from whom it says. */
    body: (signed: { bytes: Uint8Array; headers: Headers }) => void;
  };
  /** What is answered by status. Neither a `body` nor a `type`: the answer has no content. A `type`: it is text of that type. */
  answers: Readonly<Record<number, { description: string; body?: z.ZodType; type?: string }>>;
  /** Problems of its own, beside those that follow from `access`, `params`, `query` and `body`. */
  problems: readonly ProblemCode[];
};

/** What was sent, not yet checked. */
export type Sent = { params: unknown; query?: unknown; body: unknown };

/** `body` absent: the answer has none. It is a string where the answer has a `type`, and sent as JSON otherwise. */
export type Reply = { status: number; body?: unknown; headers?: Readonly<Record<string, string>> };

export type Operation = Description & { run(ctx: Context, sent: Sent): Promise<Reply> };

/** A description with its handler, whose input has the types that the schemas say. */
export function operation<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>({
  handle,
  ...description
}: Omit<Description, "params" | "query" | "body"> & {
  params?: Params;
  query?: Query;
  body?: Body;
  handle: (call: {
    ctx: Context;
    params: z.output<Params>;
    query: z.output<Query>;
    body: z.output<Body>;
  }) => Promise<Reply>;
}): Operation {
  const { params, query, body } = description;
  return {
    ...description,
    run: async (ctx, sent) =>
      handle({
        ctx,
        params: (params && matchPath(params, sent.params)) as z.output<Params>,
        query: (query && validate(query, sent.query ?? {})) as z.output<Query>,
        body: (body && validate(body, sent.body)) as z.output<Body>,
      }),
  };
}

/** A path that cannot name anything is answered like one that names nothing. */
function matchPath<S extends z.ZodObject>(schema: S, params: unknown): z.output<S> {
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw new RequestProblem("not_found", "There is nothing at this address.");
  return parsed.data;
}
