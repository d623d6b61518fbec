import type { PostmortemVersionText } from "#lib/contracts/postmortem.ts";
import { findVersion } from "#lib/db/postmortem-versions.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { noSuchVersion } from "#lib/services/no-such-version.ts";

/**
 * A postmortem as it once was.
 * @throws ServiceError `not_found`, `unauthenticated`, `forbidden`
 */
export async function readVersion({
  ctx,
  input: { number, id },
}: {
  ctx: Context;
  input: { number: number; id: number };
}): Promise<PostmortemVersionText> {
  authorize(ctx, "incidents:read");
  const version = await findVersion(number, id);
  if (version === null) throw noSuchVersion(id);
  return version;
}
