import type { Dismissal, Suspicion } from "#lib/contracts/monitor.ts";
import { publish } from "#lib/db/publish.ts";
import { updateSuspicion, withSuspicionHeld } from "#lib/db/suspicions.ts";
import { env } from "#lib/env.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { instant } from "#lib/text/instant.ts";

/**
 * Says that a suspicion is no incident. It is not proposed again while it lasts, unless it gets worse; another problem is.
 * @throws ServiceError `not_found`, `not_now`, `unauthenticated`, `forbidden`
 */
export async function dismissSuspicion({
  ctx,
  input: { id, dismissal },
}: {
  ctx: Context;
  input: { id: string; dismissal: Dismissal };
}): Promise<Suspicion> {
  const actor = authorize(ctx, "incidents:command");
  return withSuspicionHeld(id, env().simulated, async (suspicion, transaction) => {
    if (suspicion === null) throw new ServiceError("not_found", "There is no such suspicion.");
    const refusal = whyNot(suspicion);
    if (refusal !== null) throw new ServiceError("not_now", refusal);
    const dismissed = { at: instant(ctx.now), by: actor.name, reason: dismissal.reason };
    const after = await updateSuspicion(transaction, id, { dismissed });
    await publish(transaction, { kind: "suspicion" });
    return after;
  });
}

function whyNot({ incidentNumber, dismissed, endedAt }: Suspicion): string | null {
  if (incidentNumber !== null) return `It belongs to ${incidentName(incidentNumber)} already.`;
  if (dismissed !== null) return `${dismissed.by} has dismissed it already: ${dismissed.reason}`;
  return endedAt === null ? null : "It is over: there is nothing left to dismiss.";
}
