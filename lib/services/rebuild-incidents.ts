import { rebuildProjections } from "#lib/db/rebuild-projections.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

export type Rebuilt = { readonly incidents: number; readonly differed: readonly number[] };

/**
 * Brings what lists and filters read back in line with the logs, a few incidents at a time, while others go on working.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function rebuildIncidents({ ctx }: { ctx: Context }): Promise<Rebuilt> {
  authorize(ctx, "incidents:command");
  let incidents = 0;
  const differed: number[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const batch = await rebuildProjections(after);
    incidents += batch.incidents;
    differed.push(...batch.differed);
    after = batch.last;
  }
  return { incidents, differed };
}
