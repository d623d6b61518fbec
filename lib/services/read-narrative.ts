import type { Outline } from "#lib/contracts/postmortem.ts";
import { readUpdates } from "#lib/db/narrative-updates.ts";
import { findPostmortem } from "#lib/db/postmortems.ts";
import type { Texts } from "#lib/narrative/document.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";
import { narrativeOf } from "#lib/services/stored-narrative.ts";

/** What people wrote, and the blocks that it stands in. */
export type Narrative = { readonly outline: Outline; readonly texts: Texts };

/**
 * The narrative as it is stored.
 * @throws ServiceError `not_found`, `unauthenticated`, `forbidden`
 */
export async function readNarrative({
  ctx,
  input: { number },
}: {
  ctx: Context;
  input: { number: number };
}): Promise<Narrative> {
  authorize(ctx, "incidents:read");
  const [postmortem, updates] = await Promise.all([findPostmortem(number), readUpdates(number)]);
  if (postmortem === null) throw noSuchIncident(number);
  return { outline: postmortem.outline, texts: narrativeOf(updates).texts };
}
