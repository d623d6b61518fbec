import { checkSlack, type SlackTarget } from "#lib/integrations/slack/client.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import type { Finding, SystemUnderTest } from "#lib/services/system-tests/finding.ts";
import { capitalised, failureWords } from "#lib/triage/exchange.ts";

/** Finds out whether Slack would take a message, without sending one. */
export async function testSlack({ env: { slack }, signal }: SystemUnderTest): Promise<Finding> {
  if (slack === null) {
    throw new ServiceError("not_configured", "Set SLACK_BOT_TOKEN and SLACK_CHANNEL, or SLACK_WEBHOOK_URL.");
  }
  const check = await checkSlack(slack, signal);
  switch (check.kind) {
    case "accepted":
      return { ok: true, message: ACCEPTED[slack.kind] };
    case "refused":
      return { ok: false, message: refusal(slack.kind, check.status, check.code) };
    case "rate-limited":
      return { ok: false, message: "Slack asks us to wait (HTTP 429). Try again in a minute." };
    case "not-slack":
      return { ok: false, message: `HTTP ${check.status}, and not Slack's Web API. See SLACK_API_URL.` };
    case "unreachable":
      return { ok: false, message: `${capitalised(failureWords(check.code))}. Messages can still be copied.` };
    default:
      return check satisfies never;
  }
}

const ACCEPTED: Readonly<Record<SlackTarget["kind"], string>> = {
  bot: "Slack knows the bot. Whether it may post to the channel shows with the first message.",
  webhook: "The webhook exists and refused an empty message, as it should.",
};

function refusal(kind: SlackTarget["kind"], status: number, code: string): string {
  return kind === "bot"
    ? `Slack refuses the bot's token: ${code}. See SLACK_BOT_TOKEN.`
    : `HTTP ${status}: ${code}. Make a new webhook and set SLACK_WEBHOOK_URL.`;
}
