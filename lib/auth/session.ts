import type { Actor } from "#lib/auth/actor.ts";
import { apiTokenHash } from "#lib/auth/api-token.ts";
import { readSessionToken, sessionCookieName } from "#lib/auth/session-token.ts";
import { findAccount } from "#lib/db/accounts.ts";
import { findLiveApiToken, recordApiTokenUse } from "#lib/db/api-tokens.ts";

/** Writing down each use would turn every read into a write. */
const USE_RECORDED_EVERY_MS = 60_000;

/** The bearer token of a request. Other schemes are none of ours: a proxy in front may ask for Basic. */
export function bearerToken(request: Request): string | null {
  return /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}

/**
 * Who sends this request: an API token if there is one, else the session cookie. Both are looked up each time, so that a
 * disabled account, a new password or a revoked token counts from the next request on.
 */
export async function actorOf(request: Request, now: Date): Promise<Actor | null> {
  const token = bearerToken(request);
  if (token !== null) return actorOfApiToken(token, now);
  const cookie = cookieNamed(sessionCookieName(), request.headers.get("cookie") ?? "");
  return cookie === null ? null : actorOfSession(cookie);
}

/** @param token the value of the session cookie */
export async function actorOfSession(token: string): Promise<Actor | null> {
  const claims = await readSessionToken(token);
  if (claims === null) return null;
  const account = await findAccount(claims.sub);
  if (account === null || account.disabledAt !== null || account.sessionVersion !== claims.version) return null;
  const { id, name, email, role } = account;
  return { kind: "account", id, name, email, role };
}

async function actorOfApiToken(token: string, now: Date): Promise<Actor | null> {
  const hash = apiTokenHash(token);
  const row = hash === null ? null : await findLiveApiToken(hash);
  if (row === null) return null;
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() >= USE_RECORDED_EVERY_MS) {
    await recordApiTokenUse(row.id, now);
  }
  return { kind: "api-token", id: row.id, name: row.name, role: row.role };
}

function cookieNamed(name: string, header: string): string | null {
  const pair = header.split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair === undefined ? null : pair.slice(pair.indexOf("=") + 1).trim();
}
