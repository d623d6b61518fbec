import type { Workspace } from "#lib/contracts/playbook.ts";
import type { Context } from "#lib/services/context.ts";
import { readRunbookValues } from "#lib/services/read-runbook-values.ts";

/**
 * Which workspace we call, as far as anybody knows.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function readWorkspace({ ctx }: { ctx: Context }): Promise<Workspace> {
  const { workspaceId, region } = await readRunbookValues({ ctx });
  return { id: workspaceId, region };
}
