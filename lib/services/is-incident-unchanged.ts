import { readVersion } from "#lib/db/incident-log.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * Whether an incident is still as it was at a version that was seen. Open pages ask this after every change, so it reads one
 * row and not the log. Of a P4 it is not known: its deadline follows from the business calendar too.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function isIncidentUnchanged({
  ctx,
  input: { number, version },
}: {
  ctx: Context;
  input: { number: number; version: number };
}): Promise<boolean> {
  authorize(ctx, "incidents:read");
  const known = await readVersion(number);
  return known !== null && known.version === version && known.severity !== "P4";
}
