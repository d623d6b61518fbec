const KEPT = 100;

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
  update(channel: string, ts: string, content: MessageContent): SlackMessage | null {
    const message = this.#messages.find((candidate) => candidate.channel === channel && candidate.ts === ts);
    if (message === undefined) return null;
    Object.assign(message, content, { updates: message.updates + 1 });
    return message;
  }

  list(): readonly SlackMessage[] {
    return this.#messages;
  }
}
