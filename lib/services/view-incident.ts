import type { Viewers, Viewing } from "#lib/contracts/viewer.ts";
import { readVersion } from "#lib/db/incident-log.ts";
import * as kept from "#lib/db/incident-viewers.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";

/** Pages say that they are open every 15 s: for so long after it one that missed a turn still counts. */
export const VIEWING_MS = 40_000;

/**
 * An open page says that somebody looks at it, or no longer, and is told who looks at the incident. A program is told so, too;
 * it is nobody who looks.
 * @throws ServiceError `not_found`, `unauthenticated`, `forbidden`
 */
export async function viewIncident({
  ctx,
  input: { number, page, leaving },
}: {
  ctx: Context;
  input: Viewing & { number: number };
}): Promise<Viewers> {
  const actor = authorize(ctx, "incidents:read");
  const { now: at } = ctx;
  const since = new Date(at.getTime() - VIEWING_MS);
  if ((await readVersion(number)) === null) throw noSuchIncident(number);
  if (actor.kind === "account") {
    const open = { number, page, accountId: actor.id, since };
    if (leaving) await kept.forgetViewer(open);
    else await kept.keepViewer({ ...open, name: actor.name, at });
  }
  return { viewers: await kept.listViewers(number, since) };
}

/** Forgets the pages that have gone without a word. */
export async function sweepViewers(now: Date): Promise<void> {
  await kept.deleteViewersBefore(new Date(now.getTime() - VIEWING_MS));
}
