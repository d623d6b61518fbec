import type { Call } from "#simulator/call.ts";
import type { SlackMessage } from "#simulator/slack/messages.ts";
import { isAfter } from "#simulator/slack/messages.ts";
import type { Arguments, Result } from "#simulator/slack/web-api.ts";
import type { World } from "#simulator/world.ts";

/** A channel's own messages, newest first; answers within threads are left out. */
export function history(given: Arguments, _call: Call, world: World): Result {
  const { channel, oldest } = given;
  if (!channel) return { ok: false, error: "channel_not_found" };
  const messages = world.slack.inChannel(channel, oldest).filter(({ threadTs }) => threadTs === null);
  return page(messages.toReversed(), given);
}

/** A message and the answers to it, oldest first: the message itself whatever is asked for. */
export function replies(given: Arguments, _call: Call, world: World): Result {
  const { channel, ts, oldest } = given;
  if (!channel) return { ok: false, error: "channel_not_found" };
  const first = world.slack.find(channel, ts ?? "");
  if (first === null) return { ok: false, error: "thread_not_found" };
  const answers = world.slack.inChannel(channel, first.ts).filter(({ threadTs }) => threadTs === first.ts);
  return page([first, ...answers.filter((message) => isAfter(message.ts, oldest))], given);
}

/** The channels in which something was posted. Their names are their ids. */
export function channels(_given: Arguments, _call: Call, world: World): Result {
  const ids = new Set(world.slack.list().flatMap(({ channel }) => (channel === null ? [] : [channel])));
  return { ok: true, channels: [...ids].map((id) => ({ id, name: id.replace(/^#/, "") })) };
}

/** The cursor says how many were shown before. */
function page(messages: readonly SlackMessage[], { cursor, limit, include_all_metadata }: Arguments): Result {
  const from = /^\d{1,9}$/.test(cursor) ? Number(cursor) : 0;
  const hasMore = messages.length > from + limit;
  return {
    ok: true,
    messages: messages.slice(from, from + limit).map((message) => shown(message, include_all_metadata)),
    has_more: hasMore,
    ...(hasMore ? { response_metadata: { next_cursor: String(from + limit) } } : {}),
  };
}

export function shown({ text, ts, threadTs, blocks, metadata }: SlackMessage, withMetadata = false): object {
  return {
    type: "message",
    text,
    ts,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    ...(blocks === null ? {} : { blocks }),
    ...(withMetadata && metadata !== null ? { metadata } : {}),
  };
}
