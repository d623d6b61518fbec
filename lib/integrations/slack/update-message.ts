import { z } from "zod";
import { plainUpdate } from "#lib/integrations/slack/message-text.ts";
import type { SlackTrouble } from "#lib/integrations/slack/outcome.ts";
import { type Bot, callWebApi } from "#lib/integrations/slack/web-api.ts";

/** `chat.update`: https://docs.slack.dev/reference/methods/chat.update */
const Updated = z.object({ ok: z.literal(true) });

/** Has a message that the bot posted read otherwise. Asked twice it is the same. */
export async function updateMessage(
  bot: Bot,
  { channel, ts, text }: { readonly channel: string; readonly ts: string; readonly text: string },
  signal: AbortSignal,
): Promise<{ kind: "updated" } | SlackTrouble> {
  const json = { channel, ts, ...plainUpdate(text) };
  const answer = await callWebApi(bot, "chat.update", { json }, { answer: Updated, signal });
  return answer.kind === "ok" ? { kind: "updated" } : answer;
}
