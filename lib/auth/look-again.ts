import type { Actor } from "#lib/auth/actor.ts";
import type { Credentials } from "#lib/auth/credentials.ts";
import { isDatabaseUnavailable } from "#lib/db/failure.ts";
import { log } from "#lib/log.ts";

/** Somebody who stays connected, and as whom. */
export type Watched = {
  readonly actor: Actor;
  readonly credentials: Credentials;
  /** When it is looked at again, by the monotonic clock. */
  checkAt: number;
};

/** Lookups at once: the database's other connections are for requests. */
const AT_ONCE = 5;
/** How soon it is tried again where nobody could say. */
const RETRY_MS = 1_000;

/** Sets when somebody is looked at next, in any case: at different times, so that they never come all at once. */
export function lookLater(watched: Watched, recheckMs: number): void {
  watched.checkAt = performance.now() + recheckMs * (0.5 + Math.random() / 2);
}

/**
 * Asks anew who holds each one's credentials, and tells it. While the database does not answer nothing is told, and they are
 * looked at again.
 */
export async function lookAgain<T extends Watched>(
  asked: Iterable<T>,
  recheckMs: number,
  onKnown: (watched: T, actor: Actor | null) => void,
): Promise<void> {
  const byCredentials = Map.groupBy(asked, ({ credentials }) => credentials.key);
  for (const watched of [...byCredentials.values()].flat()) lookLater(watched, recheckMs);
  const waiting = byCredentials.values();
  const work = async () => {
    for (const those of waiting) await lookAt(those, onKnown);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** @param those who hold the same credentials */
async function lookAt<T extends Watched>(
  those: readonly T[],
  onKnown: (watched: T, actor: Actor | null) => void,
): Promise<void> {
  try {
    const actor = (await those[0]?.credentials.actorNow(new Date())) ?? null;
    for (const watched of those) onKnown(watched, actor);
  } catch (err) {
    log[isDatabaseUnavailable(err) ? "debug" : "error"]({ err }, "Whether somebody may stay could not be asked");
    for (const watched of those) watched.checkAt = performance.now() + RETRY_MS;
  }
}
