import { z } from "zod";
import { boundedFetch } from "#lib/integrations/http/bounded-fetch.ts";
import { parseJson } from "#lib/integrations/http/parse-json.ts";
import { retryAfterSeconds } from "#lib/integrations/http/retry-after.ts";
import type { SlackTarget } from "#lib/integrations/slack/client.ts";
import type { Answered, Exchange, FailureCode } from "#lib/triage/exchange.ts";

/** What became of a message. `code` is Slack's own, or words of ours where it sent none. */
export type SlackDelivery =
  | { readonly kind: "posted" }
  | { readonly kind: "refused"; readonly status: number; readonly code: string }
  /** It may be taken later. */
  | {
      readonly kind: "busy";
      readonly status: number;
      readonly code: string;
      readonly retryAfterSeconds: number | null;
    }
  | { readonly kind: "unreachable"; readonly code: FailureCode };

/** Slack's error codes are lower snake case; anything else that answers is not repeated. */
const ErrorCode = z.string().regex(/^[a-z0-9_]{1,64}$/);

/** `chat.postMessage`: https://docs.slack.dev/reference/methods/chat.postMessage */
const PostMessage = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: ErrorCode.catch("an unknown error") }),
]);

/** The errors that pass by themselves; all others stay until somebody changes something. */
const PASSING = [
  "ratelimited",
  "rate_limited",
  "message_limit_exceeded",
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "rollup_error",
];

/**
 * Posts a plain message. Its text is raw: what Slack reads as markup is escaped here, so that no text from elsewhere can call
 * the channel or draw a link under other words.
 */
export async function postMessage(target: SlackTarget, text: string, signal: AbortSignal): Promise<SlackDelivery> {
  const message = { text: escaped(text), mrkdwn: false, unfurl_links: false, unfurl_media: false };
  const exchange = await send(target, message, signal);
  if (exchange.kind === "unreachable") return { kind: "unreachable", code: exchange.code };
  const { status } = exchange;
  // A redirect comes from something on the way, and may be gone the next time.
  if (status === 429 || status >= 500 || (status >= 300 && status < 400)) return busy(exchange, `HTTP ${status}`);
  return target.kind === "bot" ? readBotAnswer(exchange) : readWebhookAnswer(exchange);
}

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function send(target: SlackTarget, message: object, signal: AbortSignal): Promise<Exchange> {
  const headers = { "content-type": "application/json; charset=utf-8" };
  if (target.kind === "webhook") {
    return boundedFetch({ url: target.url, method: "POST", headers, body: JSON.stringify(message), signal });
  }
  return boundedFetch({
    url: `${target.apiUrl.replace(/\/+$/, "")}/chat.postMessage`,
    method: "POST",
    headers: { ...headers, authorization: `Bearer ${target.token}` },
    body: JSON.stringify({ channel: target.channel, ...message }),
    signal,
  });
}

function readBotAnswer(exchange: Answered): SlackDelivery {
  const { status, body } = exchange;
  const answer = PostMessage.safeParse(parseJson(body)).data;
  if (answer === undefined) {
    const code = "this is not Slack's Web API";
    return status >= 400 ? { kind: "refused", status, code } : busy(exchange, code);
  }
  if (answer.ok) return { kind: "posted" };
  return PASSING.includes(answer.error)
    ? busy(exchange, answer.error)
    : { kind: "refused", status, code: answer.error };
}

/** Whatever else says 200 may have taken the message: sending it again and again would be worse than losing it. */
function readWebhookAnswer({ status, body }: Answered): SlackDelivery {
  if (status === 200 && body.trim() === "ok") return { kind: "posted" };
  return { kind: "refused", status, code: ErrorCode.safeParse(body.trim()).data ?? "an unknown answer" };
}

function busy({ status, headers }: Answered, code: string): SlackDelivery {
  return { kind: "busy", status, code, retryAfterSeconds: retryAfterSeconds(headers) };
}
