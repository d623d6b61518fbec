import { findLastKnownWorkspace } from "#lib/db/triage-runs.ts";
import { env } from "#lib/env.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { runbookValues } from "#lib/services/runbook-values.ts";
import { regionNamed } from "#lib/triage/region.ts";

/**
 * What the playbooks on the runbook page fill into their commands.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function readRunbookValues({ ctx }: { ctx: Context }): Promise<RunbookValues> {
  authorize(ctx, "settings:read");
  const running = env();
  const told = await findLastKnownWorkspace(running.simulated);
  return runbookValues(running, { region: regionNamed(told?.region ?? ""), workspaceId: told?.workspaceId ?? null });
}
