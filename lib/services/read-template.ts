import type { PostmortemTemplate } from "#lib/contracts/postmortem.ts";
import * as templates from "#lib/db/postmortem-template.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { instant } from "#lib/text/instant.ts";

/**
 * What new postmortems begin with.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function readTemplate({ ctx }: { ctx: Context }): Promise<PostmortemTemplate> {
  authorize(ctx, "settings:read");
  const { outline, version, changed } = await templates.readTemplate();
  return { outline, version, changed: changed && { by: changed.by, at: instant(changed.at) } };
}
