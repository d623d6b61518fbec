import type { Env } from "#lib/env.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

/**
 * What the playbooks fill into their commands, from the environment. Touches no database, so that the terminal can use it.
 * @param told what the last good `/me` told of the workspace; settings win
 */
export function runbookValues(
  { intercom, statusPage, healthUrl, runbook }: Pick<Env, "intercom" | "statusPage" | "healthUrl" | "runbook">,
  told: Pick<RunbookValues, "region" | "workspaceId">,
): RunbookValues {
  return {
    ...runbook,
    workspaceId: runbook.workspaceId ?? told.workspaceId,
    apiUrl: intercom.apiUrl,
    statusPageUrl: statusPage.url,
    // Some health checks carry a key in their query; the runbook is read by everybody who may sign in.
    healthUrl: healthUrl === null ? null : Object.assign(new URL(healthUrl), { search: "" }).href,
    region: statusPage.region ?? told.region,
  };
}
