import { z } from "zod";
import type { MessageContent } from "#simulator/slack/messages.ts";

/** Slack's own bounds. */
const MAX_TEXT = 40_000;
const MAX_BLOCKS = 50;
/** Blocks nest a few levels; without a bound a deep value could not be written as JSON again. */
const MAX_DEPTH = 20;

const Blocks = z.array(z.looseObject({ type: z.string() })).max(MAX_BLOCKS);

/** What a message says, or Slack's code for why it cannot be posted. */
export function messageContent(text: unknown, blocks: unknown): MessageContent | { error: string } {
  if (blocks !== undefined && (isDeeperThan(MAX_DEPTH, blocks) || !Blocks.safeParse(blocks).success)) {
    return { error: "invalid_blocks" };
  }
  const content = { text: typeof text === "string" ? text : "", blocks: Array.isArray(blocks) ? blocks : null };
  if (content.text === "" && !content.blocks?.length) return { error: "no_text" };
  if (content.text.length > MAX_TEXT) return { error: "msg_too_long" };
  return content;
}

function isDeeperThan(depth: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((member) => isDeeperThan(depth - 1, member));
}
