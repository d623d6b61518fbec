import type { SlackDeliveries } from "#lib/contracts/slack-delivery.ts";
import { readVersion } from "#lib/db/incident-log.ts";
import * as kept from "#lib/db/slack-records.ts";
import { env } from "#lib/env.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";

/**
 * What Slack was told, is being told and shall be told of an incident.
 * @throws ServiceError `not_found`, `unauthenticated`, `forbidden`
 */
export async function listDeliveries({
  ctx,
  input: { number },
}: {
  ctx: Context;
  input: { number: number };
}): Promise<SlackDeliveries> {
  authorize(ctx, "incidents:read");
  if ((await readVersion(number)) === null) throw noSuchIncident(number);
  return deliveriesOf(number);
}

export async function deliveriesOf(number: number): Promise<SlackDeliveries> {
  const { slack } = env();
  return {
    by: slack?.kind ?? null,
    channel: slack?.kind === "bot" ? slack.channel : null,
    deliveries: await kept.listDeliveries(number),
  };
}
