import { countdownText, secondsUntil } from "#components/incident/messages/countdown-text.ts";
import type { SlackDeliveries, SlackDelivery } from "#lib/contracts/slack-delivery.ts";

/** A delivery's state as a page tells it. */
export type DeliveryWords = {
  /** `done` and `waiting` are calm; the others are meanings of colour, each with its own sign. */
  readonly look: "done" | "waiting" | "degraded" | "failing" | "unknown" | "off";
  readonly text: string;
};

/**
 * @param isHeldBack whether an earlier one waits for a person
 * @param second of now, since 1970
 */
export function deliveryWords(
  { state, nextAttemptAt, kind }: Pick<SlackDelivery, "state" | "nextAttemptAt" | "kind">,
  isHeldBack: boolean,
  second: number,
): DeliveryWords {
  switch (state) {
    case "queued":
      return { look: "waiting", text: isHeldBack ? "Waits for the one before it" : "Queued" };
    case "sending":
      return { look: "waiting", text: "Sending" };
    case "retrying":
      return { look: "degraded", text: retryText(nextAttemptAt, second) };
    case "sent":
      return { look: "done", text: kind === "edit" ? "Changed" : "Sent" };
    case "failed":
      return { look: "failing", text: "Failed" };
    case "doubtful":
      return { look: "unknown", text: "May have been posted" };
    case "left-out":
      return { look: "off", text: "Left out" };
    default:
      return state satisfies never;
  }
}

function retryText(at: string | null, second: number): string {
  const left = at === null ? 0 : secondsUntil(at, second);
  return left > 0 ? `Retrying in ${countdownText(left)}` : "Retrying now";
}

/** Where messages go, and what that means for the next one. */
export function targetWords({ by, channel }: Pick<SlackDeliveries, "by" | "channel">): string {
  const where = placeOf(channel);
  switch (by) {
    case "bot":
      return `To ${where} by bot: the first message stands in the channel and follows the status, later ones go into its thread.`;
    case "webhook":
      return `To ${where} by webhook: each message stands alone.`;
    case null:
      return "Slack is not set up: copy the message and post it yourself.";
    default:
      return by satisfies never;
  }
}

/** A channel can be configured by its id, which is no name. */
export function placeOf(channel: string | null): string {
  if (channel === null) return "Slack";
  return /^[CG][A-Z0-9]{8,}$/.test(channel) ? `channel ${channel}` : `#${channel.replace(/^#/, "")}`;
}

/** What an operator sets, for messages to be sent from here. */
export const HOW_TO_SET_UP =
  "To post from here, whoever runs Offhook sets SLACK_BOT_TOKEN and SLACK_CHANNEL, or SLACK_WEBHOOK_URL.";

const ENDED: readonly SlackDelivery["state"][] = ["sent", "left-out"];

/** Whether an earlier one has to be decided by a person first. */
export function isHeldBack(deliveries: readonly Pick<SlackDelivery, "seq" | "state">[], seq: number): boolean {
  return deliveries.some((other) => other.seq < seq && (other.state === "failed" || other.state === "doubtful"));
}

/** Newest first: all that are not over, and the last few of the others. */
export function shownDeliveries(deliveries: readonly SlackDelivery[], ended: number): SlackDelivery[] {
  const newestFirst = deliveries.toReversed();
  const over = newestFirst.filter(({ state }) => ENDED.includes(state)).slice(0, ended);
  return newestFirst.filter((delivery) => over.includes(delivery) || !ENDED.includes(delivery.state));
}

/** What it is, by its first words: those of the record's texts say which and how it stands. */
export function deliveryTitle({ kind, text }: Pick<SlackDelivery, "kind" | "text">, isFirst: boolean): string {
  const status = /^Status: (.+)$/m.exec(text)?.[1];
  if (kind === "edit") return `First message changed${status === undefined ? "" : `: ${status}`}`;
  const [head = "", ...rest] = text.split("\n");
  if (isFirst) return `First message${status === undefined ? "" : `: ${status}`}`;
  return rest.length === 0 || head.length > 60 ? head : `${head} ...`;
}

/** The last of what has changed for people: sent, or stuck. Null where nothing has. */
export function deliveryNews(before: readonly Known[], now: readonly Known[]): string | null {
  const changed = now.findLast(({ seq, state }) => {
    const known = before.find((other) => other.seq === seq)?.state;
    return known !== state && (state === "sent" || state === "failed" || state === "doubtful");
  });
  if (changed === undefined) return null;
  const what = changed.kind === "edit" ? "The change of the first message" : "The message";
  switch (changed.state) {
    case "sent":
      return `${what} is in Slack`;
    case "failed":
      return `${what} failed to reach Slack`;
    default:
      return `${what} may or may not be in Slack`;
  }
}

type Known = Pick<SlackDelivery, "seq" | "kind" | "state">;
