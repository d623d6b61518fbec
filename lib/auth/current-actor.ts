import { cookies } from "next/headers";
import { cache } from "react";
import type { Actor } from "#lib/auth/actor.ts";
import { actorOfSession } from "#lib/auth/session.ts";
import { sessionCookieName } from "#lib/auth/session-token.ts";

/** Who looks at the page that is being rendered; asked of the database once a page. Only Next can load this file. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const cookie = (await cookies()).get(sessionCookieName());
  return cookie === undefined ? null : actorOfSession(cookie.value);
});
