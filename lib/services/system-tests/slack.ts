import { z } from "zod";
import type { SlackTarget } from "#lib/env.ts";
import { boundedFetch } from "#lib/integrations/http/bounded-fetch.ts";
import { parseJson } from "#lib/integrations/http/parse-json.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import type { Finding, SystemUnderTest } from "#lib/services/system-tests/finding.ts";
import { capitalised, type Exchange, failureWords } from "#lib/triage/exchange.ts";

/** Slack's error codes are lower snake case; anything else that answers is not repeated. */
const ErrorCode = z.string().regex(/^[a-z0-9_]{1,64}$/);

/** `auth.test` says who a token is: https://docs.slack.dev/reference/methods/auth.test */
const AuthTest = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: ErrorCode.catch("an unknown error") }),
]);

/** What a webhook that exists says to a message without text. https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
const EMPTY_MESSAGE = ["no_text", "invalid_payload", "missing_text_or_fallback_or_attachments"];

/** Finds out whether Slack would take a message, without sending one. */
export async function testSlack({ env: { slack }, signal }: SystemUnderTest): Promise<Finding> {
  if (slack === null)
    throw new ServiceError("not_configured", "Set SLACK_BOT_TOKEN and SLACK_CHANNEL, or SLACK_WEBHOOK_URL.");
  const exchange = await ask(slack, signal);
  if (exchange.kind === "unreachable") {
    return { ok: false, message: `${capitalised(failureWords(exchange.code))}. Messages can still be copied.` };
  }
  if (exchange.status === 429)
    return { ok: false, message: "Slack asks us to wait (HTTP 429). Try again in a minute." };
  return slack.kind === "bot" ? botFinding(exchange) : webhookFinding(exchange);
}

type Answered = Extract<Exchange, { kind: "answered" }>;

function ask(slack: SlackTarget, signal: AbortSignal): Promise<Exchange> {
  if (slack.kind === "webhook") {
    return boundedFetch({
      url: slack.url,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
      signal,
    });
  }
  const url = `${slack.apiUrl.replace(/\/+$/, "")}/auth.test`;
  return boundedFetch({ url, method: "POST", headers: { authorization: `Bearer ${slack.token}` }, signal });
}

function botFinding({ status, body }: Answered): Finding {
  const answer = AuthTest.safeParse(parseJson(body)).data;
  if (answer === undefined)
    return { ok: false, message: `HTTP ${status}, and not Slack's Web API. See SLACK_API_URL.` };
  if (!answer.ok) return { ok: false, message: `Slack refuses the bot's token: ${answer.error}. See SLACK_BOT_TOKEN.` };
  return { ok: true, message: "Slack knows the bot. Whether it may post to the channel shows with the first message." };
}

function webhookFinding({ status, body }: Answered): Finding {
  const code = ErrorCode.safeParse(body.trim()).data ?? "an unknown answer";
  if (EMPTY_MESSAGE.includes(code))
    return { ok: true, message: "The webhook exists and refused an empty message, as it should." };
  return { ok: false, message: `HTTP ${status}: ${code}. Make a new webhook and set SLACK_WEBHOOK_URL.` };
}
