import type { VerdictHistory } from "#lib/contracts/monitor.ts";
import { readPeriods } from "#lib/db/verdict-periods.ts";
import { env } from "#lib/env.ts";
import { verdictHistory } from "#lib/monitor/verdict-history.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { instant } from "#lib/text/instant.ts";

const HOUR_MS = 60 * 60_000;

/** Far more than a day has of them, but where the verdict turns at every other run. */
const MOST_PERIODS = 2_000;

/**
 * What the verdicts of the kind in use, simulated or real, were over the last hours, and when nobody looked. Where there were
 * too many to tell, the history begins later.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function readVerdictHistory({
  ctx,
  input: { hours },
}: {
  ctx: Context;
  input: { hours: number };
}): Promise<VerdictHistory> {
  authorize(ctx, "triage:read");
  const to = ctx.now;
  const from = new Date(to.getTime() - hours * HOUR_MS);
  const kept = await readPeriods({ simulated: env().simulated, from, most: MOST_PERIODS });
  const periods = verdictHistory(kept, { from, to });
  const cut = kept.length === MOST_PERIODS ? periods.at(0)?.startedAt : undefined;
  return { from: cut ?? instant(from), to: instant(to), periods };
}
