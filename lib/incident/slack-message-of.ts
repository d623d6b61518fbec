import type { IncidentState } from "#lib/incident/state.ts";
import { slackMessage } from "#lib/runbook/slack-message.ts";

type Told = Pick<
  IncidentState,
  "severity" | "status" | "impact" | "cause" | "action" | "nextUpdateAt" | "commander" | "drill"
>;

/** The runbook's Slack message for an incident as it stands, or for one that is about to be declared. */
export function slackMessageOf({ nextUpdateAt, ...told }: Told): string {
  return slackMessage({ ...told, nextUpdate: nextUpdateAt === null ? null : new Date(nextUpdateAt) });
}
