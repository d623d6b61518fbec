import type { SlackDelivery } from "#lib/contracts/slack-delivery.ts";

type Shown = Pick<SlackDelivery, "kind" | "state" | "reason">;

/** What keeps messages from Slack until a person decides. */
export type MessageTrouble = {
  /** `failed`: Slack refused it. `doubtful`: it may stand there already. */
  readonly kind: "failed" | "doubtful";
  /** How many others wait behind it. */
  readonly waiting: number;
  /** A sentence for the page's next action. */
  readonly text: string;
};

/** Null where all is sent, or on its way by itself; also while nothing is known. */
export function messageTrouble(deliveries: readonly Shown[] | undefined): MessageTrouble | null {
  const at = deliveries?.findIndex(({ state }) => state === "failed" || state === "doubtful") ?? -1;
  const stuck = deliveries?.[at];
  if (deliveries === undefined || stuck === undefined) return null;
  const kind = stuck.state === "doubtful" ? "doubtful" : "failed";
  const waiting = deliveries.slice(at + 1).filter(({ state }) => state === "queued" || state === "retrying").length;
  const what = stuck.kind === "edit" ? "A change of the first message" : "A message";
  const happened = kind === "failed" ? `${what} did not reach Slack.` : `${what} may or may not have reached Slack.`;
  const behind = waiting === 0 ? "" : waiting === 1 ? " One more waits behind it." : ` ${waiting} more wait behind it.`;
  return { kind, waiting, text: `${happened}${behind}` };
}

/** Whether the incident has a message in the channel, or one on its way there: undefined while nothing is known. */
export function hasHead(deliveries: readonly Shown[] | undefined): boolean | undefined {
  return deliveries?.some(({ kind, state }) => kind === "post" && state !== "left-out");
}
