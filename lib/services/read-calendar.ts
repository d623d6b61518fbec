import type { KeptCalendar } from "#lib/contracts/business-calendar.ts";
import * as calendars from "#lib/db/business-calendar.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { instant } from "#lib/text/instant.ts";

/**
 * When the team works.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function readCalendar({ ctx }: { ctx: Context }): Promise<KeptCalendar> {
  authorize(ctx, "settings:read");
  const { calendar, version, changed } = await calendars.readCalendar();
  return { calendar, version, changed: changed && { by: changed.by, at: instant(changed.at) } };
}
