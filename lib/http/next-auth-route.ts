import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import type { ProviderFailure } from "#lib/contracts/sign-in.ts";
import { env } from "#lib/env.ts";
import { nextAuthOptions } from "#lib/http/next-auth-options.ts";
import { OIDC } from "#lib/http/oidc-provider.ts";
import { RequestProblem } from "#lib/http/problems.ts";
import { backToSignIn } from "#lib/http/provider-answer.ts";
import { BODY_LIMIT_BYTES, readBytes, readJson } from "#lib/http/read-body.ts";
import { answering } from "#lib/http/route.ts";
import { refuseCrossSite } from "#lib/http/same-site.ts";
import { validate } from "#lib/http/validate.ts";

/** What of next-auth is in use. Its `_log`, for one, would let anybody write into our log. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  GET: ["csrf", "session", "providers", "signin", "signout", "error"],
  POST: ["callback", "signin", "signout"],
};

/** next-auth behind the same doors as every other route. */
export const nextAuthRoute = answering(async (request, params) => {
  const { nextauth } = z.object({ nextauth: z.array(z.string()) }).parse(params);
  const isFromProvider = request.method === "GET" && nextauth[0] === "callback" && nextauth[1] === OIDC;
  if (!isFromProvider && !ACTIONS[request.method]?.includes(nextauth[0] ?? "")) {
    throw new RequestProblem("not_found", "There is nothing at this address.");
  }
  if (nextauth[1] === OIDC && env().oidc === null) {
    throw new RequestProblem("not_found", "Single sign-on is not set up here.");
  }
  refuseCrossSite(request, env().publicUrl);
  const context = { params: Promise.resolve({ nextauth }) };
  const checked = await withCheckedBody(request);
  let failure: ProviderFailure | null = null;
  const options = nextAuthOptions((noted) => {
    failure = noted;
  });
  const response: Response = await NextAuth(checked, context, options);
  return isFromProvider ? backToSignIn(checked, response, failure) : withRetryAfter(response);
});

/** next-auth reads a body of any size, and trusts that all in it is text. */
async function withCheckedBody(request: Request): Promise<NextRequest> {
  const { method, headers } = request;
  // What stands in the address of a sign-in would be handed on to the provider: nothing is for it.
  const url = method === "POST" ? withoutQuery(request.url) : request.url;
  if (method !== "POST") return new NextRequest(url, { method, headers });
  const body = headers.get("content-type")?.includes("application/json")
    ? JSON.stringify(validate(z.record(z.string(), z.string()), await readJson(request)))
    : await readBytes(request, BODY_LIMIT_BYTES);
  return new NextRequest(url, { method, headers, body });
}

function withoutQuery(address: string): string {
  const url = new URL(address);
  url.search = "";
  return url.href;
}

/** next-auth answers 401 to whatever `authorize` throws; too many attempts are told as RFC 6585 has it. */
async function withRetryAfter(response: Response): Promise<Response> {
  if (response.status !== 401) return response;
  const text = await response.text();
  const [, seconds] = /error=too_many_attempts(?:%3A|:)(\d+)/.exec(text) ?? [];
  const headers = new Headers(response.headers);
  if (seconds !== undefined) headers.set("retry-after", seconds);
  return new Response(text, { status: seconds === undefined ? 401 : 429, headers });
}
