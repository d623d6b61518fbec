import { z } from "zod";
import { type Call, parseJson } from "#simulator/call.ts";
import { type Reply, text } from "#simulator/reply.ts";
import { messageContent } from "#simulator/slack/content.ts";
import type { World } from "#simulator/world.ts";

const ADDRESS = /^\/services\/[^/]+\/[^/]+\/[^/]+$/;
const Payload = z.object({ text: z.unknown().optional(), blocks: z.unknown().optional() });

/** Plays an incoming webhook: `ok` without a `ts`, errors as plain text. */
export function webhook(call: Call, world: World): Reply {
  if (!ADDRESS.test(call.path)) return text(404, "no_service");
  const payload = Payload.safeParse(call.method === "POST" ? parseJson(call.body) : undefined);
  if (!payload.success) return text(400, "invalid_payload");

  const content = messageContent(payload.data.text, payload.data.blocks);
  if ("error" in content) return text(400, content.error);
  world.slack.add({ via: "webhook", channel: null, threadTs: null, metadata: null, ...content }, call.now);
  return text(200, "ok");
}
