import { isDeepStrictEqual } from "node:util";
import type { OutlineChange, Postmortem } from "#lib/contracts/postmortem.ts";
import { withPostmortemHeld, writeOutline } from "#lib/db/postmortems.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";
import { outlineConflict } from "#lib/services/outline-conflict.ts";
import { readPostmortem } from "#lib/services/read-postmortem.ts";

/**
 * Names, orders, adds and takes out sections. The text of one that was taken out stays: it is there again once the section is.
 * @throws ServiceError `not_found`, `conflict`, `invalid_command`, `unauthenticated`, `forbidden`
 */
export async function changeOutline({
  ctx,
  input: { number, change },
}: {
  ctx: Context;
  input: { number: number; change: OutlineChange };
}): Promise<Postmortem> {
  const by = authorOf(authorize(ctx, "incidents:command"));
  await withPostmortemHeld(number, async (postmortem, transaction) => {
    if (postmortem === null) throw noSuchIncident(number);
    if (isDeepStrictEqual(postmortem.outline, change.outline)) return;
    if (postmortem.outlineVersion !== change.expectedVersion) {
      throw outlineConflict({ version: postmortem.outlineVersion, changed: postmortem.outlineChanged });
    }
    await writeOutline(transaction, number, { outline: change.outline, by, at: ctx.now });
  });
  return readPostmortem({ ctx, input: { number } });
}
