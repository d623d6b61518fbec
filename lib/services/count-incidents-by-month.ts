import type { IncidentMonths, IncidentQuery } from "#lib/contracts/incident.ts";
import { countIncidentsByMonth as count } from "#lib/db/incident-list.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * How many incidents of the list began in which month. The query's dates and its page do not narrow it: the months are what
 * one chooses the dates from.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function countIncidentsByMonth({
  ctx,
  input,
}: {
  ctx: Context;
  input: IncidentQuery;
}): Promise<IncidentMonths> {
  authorize(ctx, "incidents:read");
  const { q, status, severity, leaf } = input;
  return { months: await count({ q, status, severity, leaf }) };
}
