import { z } from "zod";
import { boundedFetch } from "#lib/integrations/http/bounded-fetch.ts";
import type { SlackTarget } from "#lib/integrations/slack/client.ts";
import { type Call, plainMessage } from "#lib/integrations/slack/message-text.ts";
import {
  ErrorCode,
  type SlackTrouble,
  troubleByCode,
  troubleByNonsense,
  troubleByStatus,
  unreachable,
} from "#lib/integrations/slack/outcome.ts";
import { type Bot, callWebApi } from "#lib/integrations/slack/web-api.ts";
import type { Answered } from "#lib/triage/exchange.ts";

/** What became of a message. Slack tells a bot where it stands; what a webhook posted has no name. */
export type PostOutcome =
  | { readonly kind: "posted"; readonly channel: string | null; readonly ts: string | null }
  | SlackTrouble;

export type Post = {
  /** Raw: it is escaped here. */
  readonly text: string;
  readonly call?: Call;
  /** Kept by Slack with the message, where nobody sees it; a webhook cannot. */
  readonly mark?: string;
  /** The message under which it stands. Left out: in the channel that is set up. */
  readonly thread?: { readonly channel: string; readonly ts: string } | null;
};

/** How our messages are told from others in a channel's history. */
export const MARK_TYPE = "offhook_message";

/** `chat.postMessage`: https://docs.slack.dev/reference/methods/chat.postMessage */
const Posted = z.object({ ok: z.literal(true), channel: z.string(), ts: z.string() });

/** Posts a plain message. */
export async function postMessage(target: SlackTarget, post: Post, signal: AbortSignal): Promise<PostOutcome> {
  return target.kind === "bot" ? postAsBot(target, post, signal) : postToWebhook(target.url, post, signal);
}

async function postAsBot(bot: Bot, { text, call, mark, thread }: Post, signal: AbortSignal): Promise<PostOutcome> {
  const json = {
    channel: thread?.channel ?? bot.channel,
    ...(thread ? { thread_ts: thread.ts } : {}),
    ...plainMessage(text, call ?? "none"),
    ...(mark === undefined ? {} : { metadata: { event_type: MARK_TYPE, event_payload: { id: mark } } }),
  };
  const answer = await callWebApi(bot, "chat.postMessage", { json }, { answer: Posted, signal });
  if (answer.kind !== "ok") return answer;
  return { kind: "posted", channel: answer.value.channel, ts: answer.value.ts };
}

async function postToWebhook(url: string, { text, call }: Post, signal: AbortSignal): Promise<PostOutcome> {
  const exchange = await boundedFetch({
    url,
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(plainMessage(text, call ?? "none")),
    signal,
  });
  if (exchange.kind === "unreachable") return unreachable(exchange);
  return troubleOfWebhook(exchange) ?? { kind: "posted", channel: null, ts: null };
}

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors */
function troubleOfWebhook(exchange: Answered): SlackTrouble | null {
  const body = exchange.body.trim();
  const { status } = exchange;
  if (status === 200) return body === "ok" ? null : troubleByNonsense(exchange, "an unknown answer");
  return troubleByStatus(exchange) ?? troubleByCode(exchange, ErrorCode.safeParse(body).data ?? "an unknown answer");
}
