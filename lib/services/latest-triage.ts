import type { TriageRun } from "#lib/contracts/triage.ts";
import { findLatestTriageRun } from "#lib/db/triage-runs.ts";
import { env } from "#lib/env.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * The latest run of the kind in use, simulated or real; null before the first.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function latestTriage({ ctx }: { ctx: Context }): Promise<TriageRun | null> {
  authorize(ctx, "triage:read");
  return findLatestTriageRun(env().simulated);
}
