import { decode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "#lib/env.ts";

/** What a session holds: no name and no role, which are read from the account at each request. */
export const SessionClaims = z.object({ sub: z.uuid(), version: z.number().int() });
export type SessionClaims = z.infer<typeof SessionClaims>;

/** A browser sends a `Secure` cookie over https alone, so that a plain address must do without. */
export function usesSecureCookies(): boolean {
  return env().publicUrl.startsWith("https:");
}

/** next-auth's own name for it (`defaultCookies` in next-auth/core/lib/cookie.js). */
export function sessionCookieName(): string {
  return usesSecureCookies() ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** The claims of a session cookie; null where it is forged, over, or signed with another secret. */
export async function readSessionToken(token: string): Promise<SessionClaims | null> {
  try {
    return SessionClaims.safeParse(await decode({ token, secret: env().authSecret })).data ?? null;
  } catch {
    return null;
  }
}
