import type { Claim, Ending, Head } from "#lib/db/slack-deliveries.ts";
import { Mention } from "#lib/incident/event.ts";
import { historyAdvice, slackAdvice, troubleWords } from "#lib/integrations/slack/advice.ts";
import type { SlackTarget } from "#lib/integrations/slack/client.ts";
import { findMessage } from "#lib/integrations/slack/find-message.ts";
import type { SlackTrouble } from "#lib/integrations/slack/outcome.ts";
import { postMessage } from "#lib/integrations/slack/post-message.ts";
import { updateMessage } from "#lib/integrations/slack/update-message.ts";
import type { Bot } from "#lib/integrations/slack/web-api.ts";

/** What is to be kept of a call. `headIsGone`: nothing can be posted under the first message any more. */
export type Called = { readonly ending: Ending; readonly headIsGone: boolean };

/** About a day: whoever was to be told knows by then, and the page has said all along that it was not sent. */
const MOST_ATTEMPTS = 150;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 600_000;

/** Slack's clock may go otherwise than ours. */
const CLOCKS_MS = 600_000;

/** What Slack says of a first message that was deleted. The next message then begins a thread of its own. */
const HEAD_GONE: readonly string[] = ["thread_not_found", "message_not_found", "invalid_thread_ts"];

/** What Slack says where the message itself cannot be edited. It is left as it is: an edit must not hold back what is new. */
const NOT_EDITABLE: readonly string[] = [
  ...HEAD_GONE,
  "cant_update_message",
  "edit_window_closed",
  "is_inactive",
  "block_mismatch",
  "streaming_state_conflict",
  "msg_too_long",
];

/** Does the one call that a delivery needs next: send it, or look whether it was sent. */
export async function callSlack(claim: Claim, slack: SlackTarget | null, signal: AbortSignal): Promise<Called> {
  if (slack === null) {
    const reason =
      "Slack is not set up here: set SLACK_BOT_TOKEN and SLACK_CHANNEL, or SLACK_WEBHOOK_URL. It can be copied meanwhile.";
    return kept(again(claim, { reason, inDoubt: claim.inDoubt }));
  }
  if (claim.kind === "edit") return edit(claim, slack, signal);
  return claim.inDoubt ? settle(claim, slack, signal) : post(claim, slack, signal);
}

async function post(claim: Claim, slack: SlackTarget, signal: AbortSignal): Promise<Called> {
  const { text, mention, mark } = claim;
  const thread = slack.kind === "bot" ? threadOf(claim, slack) : null;
  const message = { text, call: Mention.parse(mention), mark, thread };
  const outcome = await postMessage(slack, message, signal);
  if (outcome.kind === "posted") return kept({ state: "sent", channel: outcome.channel, ts: outcome.ts });
  if (outcome.kind === "refused") {
    if (thread !== null && HEAD_GONE.includes(outcome.code)) return { ending: { state: "queued" }, headIsGone: true };
    return kept({ state: "failed", reason: refusal(outcome, slack) });
  }
  if (outcome.taken === "unknown" && slack.kind === "webhook") return kept(doubtful(troubleWords(outcome)));
  return kept(retry(claim, outcome, outcome.taken === "unknown"));
}

/** A message that may have been posted is looked for, and sent again only where it certainly was not. */
async function settle(claim: Claim, slack: SlackTarget, signal: AbortSignal): Promise<Called> {
  if (slack.kind === "webhook") return kept(doubtful("Offhook was stopped while it was sent"));
  const since = new Date(claim.queuedAt.getTime() - CLOCKS_MS);
  const thread = threadOf(claim, slack);
  const found = await findMessage(slack, { mark: claim.mark, thread, since }, signal);
  switch (found.kind) {
    case "found":
      return kept({ state: "sent", channel: found.channel, ts: found.ts });
    case "absent":
      return kept({ state: "queued" });
    case "refused":
      if (thread !== null && HEAD_GONE.includes(found.code)) return { ending: { state: "queued" }, headIsGone: true };
      return kept(doubtful(`The channel cannot be read: ${troubleWords(found)}`, historyAdvice(found.code)));
    case "busy":
    case "unreachable":
      return kept(retry(claim, found, true));
    default:
      return found satisfies never;
  }
}

async function edit(claim: Claim, slack: SlackTarget, signal: AbortSignal): Promise<Called> {
  if (slack.kind === "webhook") return leftOut("A webhook cannot edit what it posted.");
  const head = threadOf(claim, slack);
  if (head === null) return leftOut("There is no first message of this incident that could be edited.");
  const outcome = await updateMessage(slack, { ...head, text: claim.text }, signal);
  if (outcome.kind === "updated") return kept({ state: "sent", channel: head.channel, ts: null });
  if (outcome.kind !== "refused") return kept(retry(claim, outcome, false));
  const reason = refusal(outcome, slack);
  if (!NOT_EDITABLE.includes(outcome.code)) return kept({ state: "failed", reason });
  return { ending: { state: "left-out", reason }, headIsGone: HEAD_GONE.includes(outcome.code) };
}

/** The first message, unless another channel was set up since: there it begins anew. By a name that cannot be told. */
function threadOf({ head }: Claim, { channel }: Bot): Head | null {
  if (head === null) return null;
  return /^[CGD][A-Z0-9]{7,}$/.test(channel) && channel !== head.channel ? null : head;
}

function retry(claim: Claim, trouble: Exclude<SlackTrouble, { kind: "refused" }>, inDoubt: boolean): Ending {
  const asked = trouble.kind === "busy" ? (trouble.retryAfterSeconds ?? 0) * 1_000 : 0;
  const doubt = inDoubt ? " It may have been posted: that is looked up first." : "";
  return again(claim, { reason: `${troubleWords(trouble)}.${doubt}`, inDoubt, asked });
}

function again(
  { attempts }: Claim,
  { reason, inDoubt, asked = 0 }: { reason: string; inDoubt: boolean; asked?: number },
): Ending {
  if (attempts >= MOST_ATTEMPTS) {
    const over = `It was tried for about a day. ${reason} See whether Slack works, and try again.`;
    return { state: inDoubt ? "doubtful" : "failed", reason: over };
  }
  const backOff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  return { state: "retrying", reason, inDoubt, waitMs: Math.max(backOff, asked) };
}

function doubtful(why: string, advice = ""): Ending {
  const reason = `${why}. It may have been posted: see in the channel whether it stands there. ${advice}`.trim();
  return { state: "doubtful", reason };
}

function refusal(trouble: Extract<SlackTrouble, { kind: "refused" }>, slack: SlackTarget): string {
  return `${troubleWords(trouble)}. ${slackAdvice(slack.kind, trouble.code)}`;
}

function leftOut(reason: string): Called {
  return kept({ state: "left-out", reason });
}

function kept(ending: Ending): Called {
  return { ending, headIsGone: false };
}
