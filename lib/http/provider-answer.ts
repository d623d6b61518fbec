import type { NextRequest } from "next/server";
import { usesSecureCookies } from "#lib/auth/session-token.ts";
import type { ProviderFailure } from "#lib/contracts/sign-in.ts";
import { env } from "#lib/env.ts";

/**
 * next-auth's answer to what a provider sent: where it is an error, it leads to our sign-in page, which says why in a sentence and
 * still knows where the person wanted to go.
 * @param noted why, where that was seen
 */
export function backToSignIn(request: NextRequest, response: Response, noted: ProviderFailure | null): Response {
  const address = URL.parse(response.headers.get("location") ?? "", env().publicUrl);
  const hasFailed =
    noted !== null || address?.searchParams.has("error") || address?.pathname.endsWith("/api/auth/signin");
  if (!hasFailed) return response;
  const page = new URL("/sign-in", env().publicUrl);
  page.searchParams.set("failure", noted ?? failureOf(request));
  const wanted = wantedPath(request);
  if (wanted !== null) page.searchParams.set("to", wanted);
  const headers = new Headers(response.headers);
  headers.set("location", page.href);
  return new Response(null, { status: 302, headers });
}

/** Of what next-auth refused before anything of the provider's answer was looked at. */
function failureOf(request: NextRequest): ProviderFailure {
  const error = request.nextUrl.searchParams.get("error");
  if (error !== null) return error === "access_denied" ? "cancelled" : "provider-refused";
  return request.cookies.has(cookieNamed("state")) ? "provider-unreachable" : "not-begun";
}

/** Where the sign-in page was told to lead on to; it checks that itself. */
function wantedPath(request: NextRequest): string | null {
  return URL.parse(request.cookies.get(cookieNamed("callback-url"))?.value ?? "")?.searchParams.get("to") ?? null;
}

/** next-auth's own names (`defaultCookies` in next-auth/core/lib/cookie.js). */
function cookieNamed(name: string): string {
  return `${usesSecureCookies() ? "__Secure-" : ""}next-auth.${name}`;
}
