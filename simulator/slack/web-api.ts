import { z } from "zod";
import { bearerToken, type Call, parseJson } from "#simulator/call.ts";
import { json, type Reply } from "#simulator/reply.ts";
import { messageContent } from "#simulator/slack/content.ts";
import { channels, history, replies, shown } from "#simulator/slack/history.ts";
import type { World } from "#simulator/world.ts";

/** A method's answer: status 200 whether it worked or not. */
export type Result = { ok: true; [field: string]: unknown } | { ok: false; error: string };

const Arguments = z.object({
  token: z.string().optional(),
  channel: z.string().optional(),
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  metadata: z.unknown().optional(),
  oldest: z.string().default(""),
  cursor: z.string().default(""),
  include_all_metadata: z.union([z.boolean(), z.stringbool()]).default(false),
  limit: z.coerce.number().int().min(1).max(999).default(100),
});
export type Arguments = z.infer<typeof Arguments>;

/** Slack wants a name and an object, at most so much. https://docs.slack.dev/messaging/message-metadata */
const Metadata = z
  .object({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) })
  .refine((metadata) => JSON.stringify(metadata).length <= 8_000);

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
  "conversations.replies": replies,
  "conversations.list": channels,
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

/** From a JSON body, or from a form (in which blocks and metadata are JSON text) and the query. */
function readArguments(call: Call): unknown {
  if (call.headers["content-type"]?.startsWith("application/json")) return parseJson(call.body);
  const form = Object.fromEntries([...call.query, ...new URLSearchParams(call.body)]);
  const { blocks, metadata } = form;
  return {
    ...form,
    // Blocks that are no JSON become null, which no message can have.
    ...(blocks === undefined ? {} : { blocks: parseJson(blocks) ?? null }),
    ...(metadata === undefined ? {} : { metadata: parseJson(metadata) ?? null }),
  };
}

function postMessage(given: Arguments, call: Call, world: World): Result {
  const { channel, thread_ts, text, blocks, metadata } = given;
  if (!channel) return failed("channel_not_found");
  const content = messageContent(text, blocks);
  if ("error" in content) return failed(content.error);
  if (metadata !== undefined && !Metadata.safeParse(metadata).success) return failed("invalid_metadata_format");
  if (thread_ts !== undefined && world.slack.find(channel, thread_ts) === null) return failed("thread_not_found");
  const message = world.slack.add(
    { via: "chat.postMessage", channel, threadTs: thread_ts ?? null, metadata: metadata ?? null, ...content },
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

function failed(error: string): Result {
  return { ok: false, error };
}
