import type { PostmortemVersionPage } from "#lib/contracts/postmortem.ts";
import * as versions from "#lib/db/postmortem-versions.ts";
import { findPostmortem } from "#lib/db/postmortems.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";

const PAGE = 50;

/**
 * A page of a postmortem's history, newest first: the first one, or the one that follows an id.
 * @throws ServiceError `not_found`, `unauthenticated`, `forbidden`
 */
export async function listVersions({
  ctx,
  input: { number, before },
}: {
  ctx: Context;
  input: { number: number; before: number | null };
}): Promise<PostmortemVersionPage> {
  authorize(ctx, "incidents:read");
  // One more than is shown tells whether there is another page.
  const found = await versions.listVersions(number, { before, most: PAGE + 1 });
  if (found.length === 0 && (await findPostmortem(number)) === null) throw noSuchIncident(number);
  const shown = found.slice(0, PAGE);
  return { versions: shown, next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}
