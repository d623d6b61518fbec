import type { Actor } from "#lib/auth/actor.ts";
import { actorOf } from "#lib/auth/session.ts";

/** What somebody presented, kept to ask again later. */
export type Credentials = {
  /** The same for those who hold the same cookie or token. A secret. */
  readonly key: string;
  /** Who holds them by now. */
  actorNow(now: Date): Promise<Actor | null>;
};

export function credentialsOf({
  authorization = "",
  cookie = "",
}: {
  authorization?: string | undefined;
  cookie?: string | undefined;
}): Credentials {
  return {
    key: JSON.stringify([authorization, cookie]),
    actorNow: (now) => actorOf(new Request("http://localhost/", { headers: { authorization, cookie } }), now),
  };
}
