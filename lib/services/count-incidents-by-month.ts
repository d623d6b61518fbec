import type { IncidentFilters, IncidentMonths } from "#lib/contracts/incident.ts";
import { countIncidentsByMonth as count } from "#lib/db/incident-list.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * How many incidents of the list began in which month. Dates do not narrow it: the months are what one chooses them from.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function countIncidentsByMonth({
  ctx,
  input,
}: {
  ctx: Context;
  input: IncidentFilters;
}): Promise<IncidentMonths> {
  authorize(ctx, "incidents:read");
  return { months: await count(input) };
}
