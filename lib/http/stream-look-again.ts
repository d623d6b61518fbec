import type { Actor } from "#lib/auth/actor.ts";
import { may } from "#lib/auth/permissions.ts";
import { isDatabaseUnavailable } from "#lib/db/failure.ts";
import { STREAM_PERMISSION } from "#lib/http/stream-description.ts";
import type { Viewer } from "#lib/http/stream-viewer.ts";
import type { Viewers } from "#lib/http/stream-viewers.ts";
import { log } from "#lib/log.ts";

/** Lookups at once: the database's other connections are for requests. */
const AT_ONCE = 5;
/** How soon it is tried again where nobody could say. */
const RETRY_MS = 1_000;

/** Sets when a viewer is looked at next, in any case: at different times, so that they never come all at once. */
export function lookLater(viewer: Viewer, recheckMs: number): void {
  viewer.checkAt = performance.now() + recheckMs * (0.5 + Math.random() / 2);
}

/**
 * Asks anew who holds each viewer's credentials, and ends the streams of those who may not listen any more or have another
 * role: they come back with that. While the database does not answer they stay, and are looked at again.
 */
export async function lookAgain(asked: Iterable<Viewer>, viewers: Viewers, recheckMs: number): Promise<void> {
  const byCredentials = Map.groupBy(asked, ({ credentials }) => credentials);
  for (const viewer of [...byCredentials.values()].flat()) lookLater(viewer, recheckMs);
  const waiting = byCredentials.values();
  const work = async () => {
    for (const those of waiting) await lookAt(those, viewers);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** @param those who hold the same credentials */
async function lookAt(those: readonly Viewer[], viewers: Viewers): Promise<void> {
  try {
    const actor = await those[0]?.actorNow(new Date());
    for (const viewer of those) if (!mayGoOn(viewer.actor, actor ?? null)) viewers.end(viewer);
  } catch (err) {
    log[isDatabaseUnavailable(err) ? "debug" : "error"](
      { err },
      "Whether somebody may still listen could not be asked",
    );
    for (const viewer of those) viewer.checkAt = performance.now() + RETRY_MS;
  }
}

function mayGoOn(before: Actor, now: Actor | null): boolean {
  return now !== null && now.role === before.role && may(now.role, STREAM_PERMISSION);
}
