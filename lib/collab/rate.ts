/** What one person may send: so much at once, and so much each second in the long run. */
export type RateLimits = {
  readonly messagesPerSecond: number;
  readonly messagesAtOnce: number;
  readonly bytesPerSecond: number;
  readonly bytesAtOnce: number;
};

/** What everybody has sent lately. */
export type Rate = {
  /** @returns whether the person may send this now */
  take(person: string, sent: { messages: number; bytes: number }, timeMs: number): boolean;
  /** Forgets those who have sent nothing for long. */
  sweep(timeMs: number): void;
  readonly size: number;
};

type Left = { messages: number; bytes: number; timeMs: number };

export function makeRate(limits: RateLimits): Rate {
  const people = new Map<string, Left>();

  const leftOf = (person: string, timeMs: number): Left => {
    const before = people.get(person);
    if (before === undefined) return { messages: limits.messagesAtOnce, bytes: limits.bytesAtOnce, timeMs };
    const seconds = Math.max(0, timeMs - before.timeMs) / 1_000;
    return {
      messages: Math.min(limits.messagesAtOnce, before.messages + seconds * limits.messagesPerSecond),
      bytes: Math.min(limits.bytesAtOnce, before.bytes + seconds * limits.bytesPerSecond),
      timeMs,
    };
  };

  return {
    take: (person, sent, timeMs) => {
      const left = leftOf(person, timeMs);
      const isEnough = left.messages >= sent.messages && left.bytes >= sent.bytes;
      if (isEnough) {
        left.messages -= sent.messages;
        left.bytes -= sent.bytes;
      }
      people.set(person, left);
      return isEnough;
    },
    sweep: (timeMs) => {
      for (const person of [...people.keys()]) {
        const { messages, bytes } = leftOf(person, timeMs);
        // Nothing is lost with somebody who has all there is: that is what everybody begins with.
        if (messages === limits.messagesAtOnce && bytes === limits.bytesAtOnce) people.delete(person);
      }
    },
    get size() {
      return people.size;
    },
  };
}
