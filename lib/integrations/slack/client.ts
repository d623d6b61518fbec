import { z } from "zod";
import { boundedFetch } from "#lib/integrations/http/bounded-fetch.ts";
import { parseJson } from "#lib/integrations/http/parse-json.ts";
import type { Exchange, FailureCode } from "#lib/triage/exchange.ts";

/** How messages reach Slack: a bot can edit and thread what it posted, a webhook can only post. */
export type SlackTarget =
  | { readonly kind: "bot"; readonly token: string; readonly channel: string; readonly apiUrl: string }
  | { readonly kind: "webhook"; readonly url: string };

/** Whether Slack would take a message. `code` of a refusal is Slack's own, or words of ours where it sent none. */
export type SlackCheck =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly status: number; readonly code: string }
  | { readonly kind: "rate-limited" }
  | { readonly kind: "not-slack"; readonly status: number }
  | { readonly kind: "unreachable"; readonly code: FailureCode };

/** Slack's error codes are lower snake case; anything else that answers is not repeated. */
const ErrorCode = z.string().regex(/^[a-z0-9_]{1,64}$/);

/** `auth.test` says who a token is: https://docs.slack.dev/reference/methods/auth.test */
const AuthTest = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: ErrorCode.catch("an unknown error") }),
]);

/** What a webhook that exists says to a message without text. https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
const EMPTY_MESSAGE = ["no_text", "invalid_payload", "missing_text_or_fallback_or_attachments"];

/** Asks without sending a message: a bot's token is looked up, a webhook is given an empty message to refuse. */
export async function checkSlack(target: SlackTarget, signal: AbortSignal): Promise<SlackCheck> {
  const exchange = await (target.kind === "bot" ? askWhoTheBotIs(target, signal) : sendNothing(target.url, signal));
  if (exchange.kind === "unreachable") return { kind: "unreachable", code: exchange.code };
  const { status, body } = exchange;
  if (status === 429) return { kind: "rate-limited" };
  return target.kind === "bot" ? readBotAnswer(status, body) : readWebhookAnswer(status, body);
}

function askWhoTheBotIs(
  { apiUrl, token }: Extract<SlackTarget, { kind: "bot" }>,
  signal: AbortSignal,
): Promise<Exchange> {
  const url = `${apiUrl.replace(/\/+$/, "")}/auth.test`;
  return boundedFetch({ url, method: "POST", headers: { authorization: `Bearer ${token}` }, signal });
}

function sendNothing(url: string, signal: AbortSignal): Promise<Exchange> {
  return boundedFetch({ url, method: "POST", headers: { "content-type": "application/json" }, body: "{}", signal });
}

function readBotAnswer(status: number, body: string): SlackCheck {
  const answer = AuthTest.safeParse(parseJson(body)).data;
  if (answer === undefined) return { kind: "not-slack", status };
  return answer.ok ? { kind: "accepted" } : { kind: "refused", status, code: answer.error };
}

function readWebhookAnswer(status: number, body: string): SlackCheck {
  const code = ErrorCode.safeParse(body.trim()).data ?? "an unknown answer";
  return EMPTY_MESSAGE.includes(code) ? { kind: "accepted" } : { kind: "refused", status, code };
}
