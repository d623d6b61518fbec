import type { Env } from "#lib/env.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

/** What the playbooks fill into their commands, from the environment and what the last good `/me` told of the workspace. */
export function runbookValues(
  env: Pick<Env, "intercom" | "statusPage" | "healthUrl" | "runbook">,
  workspace: { region: RunbookValues["region"]; id: string | null },
): RunbookValues {
  return {
    ...env.runbook,
    apiUrl: env.intercom.apiUrl,
    statusPageUrl: env.statusPage.url,
    healthUrl: env.healthUrl,
    region: env.statusPage.region ?? workspace.region,
    workspaceId: workspace.id,
  };
}
