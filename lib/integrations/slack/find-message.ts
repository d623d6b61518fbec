import { z } from "zod";
import type { SlackTrouble } from "#lib/integrations/slack/outcome.ts";
import { MARK_TYPE } from "#lib/integrations/slack/post-message.ts";
import { type Bot, callWebApi } from "#lib/integrations/slack/web-api.ts";

export type Found =
  | { readonly kind: "found"; readonly channel: string; readonly ts: string }
  /** Everything since then was read, and it is not there. */
  | { readonly kind: "absent" }
  | SlackTrouble;

/** The most that Slack gives at once. */
const PAGE = "999";
const MOST_PAGES = 10;

const Cursor = z.object({ next_cursor: z.string().default("") }).optional();

/** `conversations.history` and `conversations.replies`: https://docs.slack.dev/reference/methods/conversations.history */
const History = z.object({
  ok: z.literal(true),
  messages: z.array(z.object({ ts: z.string(), metadata: z.unknown() })),
  response_metadata: Cursor,
});

const Mark = z.object({ event_type: z.literal(MARK_TYPE), event_payload: z.object({ id: z.string() }) });

/** `conversations.list`: https://docs.slack.dev/reference/methods/conversations.list */
const Channels = z.object({
  ok: z.literal(true),
  channels: z.array(z.object({ id: z.string(), name: z.string().optional() })),
  response_metadata: Cursor,
});

/** Looks for a message of the bot's by its mark, in a thread or in the channel that is set up. */
export async function findMessage(
  bot: Bot,
  wanted: {
    readonly mark: string;
    readonly thread: { readonly channel: string; readonly ts: string } | null;
    /** It cannot be older. */
    readonly since: Date;
  },
  signal: AbortSignal,
): Promise<Found> {
  const { thread } = wanted;
  const channel = thread?.channel ?? (await channelId(bot, signal));
  if (typeof channel !== "string") return channel;
  const method = thread === null ? "conversations.history" : "conversations.replies";
  const asked = {
    channel,
    ...(thread === null ? {} : { ts: thread.ts }),
    oldest: (wanted.since.getTime() / 1000).toFixed(6),
    include_all_metadata: "true",
    limit: PAGE,
  };
  for (let page = 0, cursor = ""; page < MOST_PAGES; page += 1) {
    const form = { ...asked, ...(cursor === "" ? {} : { cursor }) };
    const answer = await callWebApi(bot, method, { form }, { answer: History, signal });
    if (answer.kind !== "ok") return answer;
    const { messages, response_metadata } = answer.value;
    const found = messages.find(({ metadata }) => Mark.safeParse(metadata).data?.event_payload.id === wanted.mark);
    if (found !== undefined) return { kind: "found", channel, ts: found.ts };
    cursor = response_metadata?.next_cursor ?? "";
    if (cursor === "") return { kind: "absent" };
  }
  return { kind: "refused", status: 200, code: "too_many_messages", taken: "unknown" };
}

/** A message can be posted to a channel by its name; its history is read by its id alone. */
async function channelId(bot: Bot, signal: AbortSignal): Promise<string | SlackTrouble> {
  if (/^[CGD][A-Z0-9]{7,}$/.test(bot.channel)) return bot.channel;
  const everywhere = await channelNamed(bot, "public_channel,private_channel", signal);
  // To see private channels takes a scope of its own.
  const isAllowed =
    typeof everywhere === "string" || everywhere.kind !== "refused" || everywhere.code !== "missing_scope";
  return isAllowed ? everywhere : channelNamed(bot, "public_channel", signal);
}

async function channelNamed(bot: Bot, types: string, signal: AbortSignal): Promise<string | SlackTrouble> {
  const name = bot.channel.replace(/^#/, "");
  for (let page = 0, cursor = ""; page < MOST_PAGES; page += 1) {
    const form = { types, exclude_archived: "true", limit: PAGE, ...(cursor === "" ? {} : { cursor }) };
    const answer = await callWebApi(bot, "conversations.list", { form }, { answer: Channels, signal });
    if (answer.kind !== "ok") return answer;
    const found = answer.value.channels.find((channel) => channel.name === name);
    if (found !== undefined) return found.id;
    cursor = answer.value.response_metadata?.next_cursor ?? "";
    if (cursor === "") break;
  }
  return { kind: "refused", status: 200, code: "channel_not_found", taken: "unknown" };
}
