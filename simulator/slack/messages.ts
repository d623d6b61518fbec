/** More than any test sends. */
const KEPT = 20_000;

/** A message that Slack accepted, as it reads now. */
export type SlackMessage = {
  via: "chat.postMessage" | "webhook";
  /** The UTC instant at which it was first accepted. */
  at: string;
  /** Null for a webhook, whose address stands for its channel. */
  channel: string | null;
  /** Slack's id of a message within a channel: Unix seconds and a counter, always growing. */
  ts: string;
  /** The `ts` of the message that this one answers. */
  threadTs: string | null;
  text: string;
  blocks: readonly unknown[] | null;
  /** What its sender had kept with it, which nobody sees. */
  metadata: unknown;
  /** How often chat.update changed it. */
  updates: number;
};

export type MessageContent = Pick<SlackMessage, "text" | "blocks">;

/** The latest messages, oldest first. */
export class SlackMessages {
  #messages: SlackMessage[] = [];
  #accepted = 0;

  add(message: Omit<SlackMessage, "at" | "ts" | "updates">, now: Date): SlackMessage {
    this.#accepted += 1;
    const seconds = Math.floor(now.getTime() / 1000);
    const ts = `${seconds}.${String(this.#accepted % 1_000_000).padStart(6, "0")}`;
    const added = { ...message, at: now.toISOString(), ts, updates: 0 };
    this.#messages.push(added);
    if (this.#messages.length > KEPT) this.#messages.shift();
    return added;
  }

  /** Null where the channel has no such message. */
  find(channel: string, ts: string): SlackMessage | null {
    return this.#messages.find((candidate) => candidate.channel === channel && candidate.ts === ts) ?? null;
  }

  /** Null where the channel has no such message. */
  update(channel: string, ts: string, content: MessageContent): SlackMessage | null {
    const message = this.find(channel, ts);
    if (message === null) return null;
    Object.assign(message, content, { updates: message.updates + 1 });
    return message;
  }

  list(): readonly SlackMessage[] {
    return this.#messages;
  }

  /** Those of a channel, answers within threads too; after one, where its `ts` is given. Without a channel: of all. */
  inChannel(channel: string | null, after: string): readonly SlackMessage[] {
    return this.#messages.filter(
      (message) => (channel === null || message.channel === channel) && isAfter(message.ts, after),
    );
  }
}

/** Whether one `ts` is later than another; an empty one is before all. Seconds may have fewer digits behind the point. */
export function isAfter(ts: string, other: string): boolean {
  if (other === "") return true;
  const [seconds = "0", fraction = ""] = ts.split(".");
  const [otherSeconds = "0", otherFraction = ""] = other.split(".");
  if (Number(seconds) !== Number(otherSeconds)) return Number(seconds) > Number(otherSeconds);
  return fraction.padEnd(6, "0") > otherFraction.padEnd(6, "0");
}
