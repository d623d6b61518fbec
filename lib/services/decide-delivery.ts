import type { DeliveryDecision, DeliveryState, SlackDeliveries } from "#lib/contracts/slack-delivery.ts";
import { decideOn } from "#lib/db/slack-records.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { deliveriesOf } from "#lib/services/list-deliveries.ts";
import { ServiceError } from "#lib/services/service-error.ts";

const WHY_NOT: Readonly<Record<DeliveryState, string>> = {
  queued: "It waits its turn: nothing is to be decided.",
  sending: "It is being sent: nothing is to be decided.",
  retrying: "It is tried again by itself: nothing is to be decided.",
  sent: "It was sent already.",
  "left-out": "It was left out already.",
  failed: "It can be decided on.",
  doubtful: "It can be decided on.",
};

/**
 * A person says what becomes of a message that failed, or of which nobody knows whether Slack has it.
 * @throws ServiceError `not_found`, `not_now` where it is neither, `unauthenticated`, `forbidden`
 */
export async function decideDelivery({
  ctx,
  input: { number, seq, decision },
}: {
  ctx: Context;
  input: DeliveryDecision & { number: number; seq: number };
}): Promise<SlackDeliveries> {
  authorize(ctx, "incidents:command");
  const decided = await decideOn(number, seq, { decision });
  if (decided.kind === "none") {
    throw new ServiceError("not_found", `${incidentName(number)} has no message ${seq}.`);
  }
  if (decided.kind === "not-now") throw new ServiceError("not_now", WHY_NOT[decided.state]);
  return deliveriesOf(number);
}
