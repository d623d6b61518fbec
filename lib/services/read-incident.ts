import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { readState } from "#lib/db/incident-log.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";
import { recordNow } from "#lib/services/record-now.ts";

/** @throws ServiceError `not_found`, `unauthenticated`, `forbidden` */
export async function readIncident({
  ctx,
  input: { number },
}: {
  ctx: Context;
  input: { number: number };
}): Promise<IncidentRecord> {
  authorize(ctx, "incidents:read");
  const state = await readState(number);
  if (state === null) throw noSuchIncident(number);
  return recordNow(number, state);
}
