import { z } from "zod";
import { bearerToken, type Call, parseJson } from "#simulator/call.ts";
import { json, type Reply } from "#simulator/reply.ts";
import { messageContent } from "#simulator/slack/content.ts";
import type { SlackMessage } from "#simulator/slack/messages.ts";
import type { World } from "#simulator/world.ts";

/** A method's answer: status 200 whether it worked or not. */
type Result = { ok: true; [field: string]: unknown } | { ok: false; error: string };

const Arguments = z.object({
  token: z.string().optional(),
  channel: z.string().optional(),
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(999).default(100),
});
type Arguments = z.infer<typeof Arguments>;

const METHODS: Record<string, (given: Arguments, call: Call, world: World) => Result> = {
  "auth.test": (_given, call) => ({
    ok: true,
    url: `${call.origin}/slack/`,
    team: "Simulated workspace",
    user: "offhook",
    team_id: "T0SIM",
    user_id: "U0SIM",
  }),
  "chat.postMessage": postMessage,
  "chat.update": update,
  "conversations.history": history,
};

/** Plays Slack's Web API. Any token and any channel will do; what is missing gets Slack's own error code. */
export function webApi(call: Call, world: World): Reply {
  const name = call.path.replace(/^\/api\//, "");
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (method === undefined) return json(200, failed("unknown_method"));
  const given = Arguments.safeParse(readArguments(call));
  if (!given.success) return json(200, failed("invalid_arguments"));
  if (!bearerToken(call.headers) && !given.data.token) return json(200, failed("not_authed"));
  return json(200, method(given.data, call, world));
}

/** From a JSON body, or from a form (in which blocks are JSON text) and the query. */
function readArguments(call: Call): unknown {
  if (call.headers["content-type"]?.startsWith("application/json")) return parseJson(call.body);
  const form = Object.fromEntries([...call.query, ...new URLSearchParams(call.body)]);
  // Blocks that are no JSON become null, which no message can have.
  return form.blocks === undefined ? form : { ...form, blocks: parseJson(form.blocks) ?? null };
}

function postMessage({ channel, thread_ts, text, blocks }: Arguments, call: Call, world: World): Result {
  if (!channel) return failed("channel_not_found");
  const content = messageContent(text, blocks);
  if ("error" in content) return failed(content.error);
  const message = world.slack.add(
    { via: "chat.postMessage", channel, threadTs: thread_ts ?? null, ...content },
    call.now,
  );
  return { ok: true, channel, ts: message.ts, message: shown(message) };
}

/** Replaces text and blocks: a text without blocks removes the old blocks. */
function update({ channel, ts, text, blocks }: Arguments, _call: Call, world: World): Result {
  if (!channel) return failed("channel_not_found");
  const content = messageContent(text, blocks);
  if ("error" in content) return failed(content.error);
  const message = world.slack.update(channel, ts ?? "", content);
  if (message === null) return failed("message_not_found");
  return { ok: true, channel, ts: message.ts, text: message.text, message: shown(message) };
}

/** A channel's own messages, newest first; answers within threads are left out. */
function history({ channel, limit }: Arguments, _call: Call, world: World): Result {
  if (!channel) return failed("channel_not_found");
  const messages = world.slack.list().filter((message) => message.channel === channel && message.threadTs === null);
  const newest = messages.toReversed();
  return { ok: true, messages: newest.slice(0, limit).map(shown), has_more: newest.length > limit };
}

function shown({ text, ts, threadTs, blocks }: SlackMessage) {
  return {
    type: "message",
    text,
    ts,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    ...(blocks === null ? {} : { blocks }),
  };
}

function failed(error: string): Result {
  return { ok: false, error };
}
