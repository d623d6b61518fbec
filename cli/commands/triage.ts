import { parse } from "#cli/usage.ts";
import { verdictText } from "#cli/verdict-text.ts";
import type { TriageReport } from "#lib/contracts/triage.ts";
import type { Env } from "#lib/env.ts";
import { actionOf, causeOf } from "#lib/runbook/cause-and-action.ts";
import { ERROR_HINTS } from "#lib/runbook/error-hints.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import { slackMessage } from "#lib/runbook/slack-message.ts";
import { runbookValues } from "#lib/services/runbook-values.ts";
import { triageLines } from "#lib/triage/lines.ts";
import { triage } from "#lib/triage/runner.ts";

/**
 * One triage run with what the environment names, without server or database. It always looks at the real Intercom, so
 * it needs the token.
 * @returns 0 exactly when the verdict is healthy, 1 otherwise, 2 without a token
 */
export async function triageCommand(env: Env, args: string[]): Promise<number> {
  const { values } = parse({ args, options: { json: { type: "boolean" }, slack: { type: "boolean" } } });
  const { apiUrl, token } = env.intercom;
  if (token === null) {
    console.error(ERROR_HINTS["token-not-set"].solution);
    return 2;
  }
  const targets = {
    intercom: { apiUrl, token },
    statusPage: env.statusPage,
    lastKnownRegion: null,
    healthUrl: env.healthUrl,
  };
  const { verdict, readings, region, workspaceId } = await triage(targets, { now: () => new Date() });
  const message = values.slack && verdict.severity !== null ? slackText(verdict) : null;
  if (values.slack && message === null) console.error("There is nothing to declare, so there is no Slack message.");

  if (values.json) {
    const report: TriageReport = { simulated: false, verdict, readings };
    console.log(JSON.stringify(message === null ? report : { ...report, slackMessage: message }));
  } else {
    const playbook = playbookFor(verdict.leaf, runbookValues(env, { region, workspaceId }));
    console.log([...triageLines(readings), "", ...verdictText(verdict, playbook)].join("\n"));
    if (message !== null) console.log(`\n${message}`);
  }
  return verdict.side === "healthy" ? 0 : 1;
}

/** The evidence settles cause and action; impact, commander and the next update are for a person to say. */
function slackText({ leaf, severity }: TriageReport["verdict"]): string {
  return slackMessage({
    severity,
    status: "INVESTIGATING",
    impact: null,
    cause: causeOf(leaf),
    action: actionOf(leaf),
    nextUpdate: null,
    commander: null,
    drill: false,
  });
}
