import type { Leaf } from "#lib/runbook/leaf.ts";
import type { Playbook } from "#lib/runbook/playbook.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import type { Context } from "#lib/services/context.ts";
import { readRunbookValues } from "#lib/services/read-runbook-values.ts";

/**
 * What to do at a leaf, with the configured values filled in.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function readPlaybook({ ctx, input }: { ctx: Context; input: { leaf: Leaf } }): Promise<Playbook> {
  return playbookFor(input.leaf, await readRunbookValues({ ctx }));
}
