/** Keystrokes that can be told apart on their way: where one arrives, its number can be read from the bytes around it. */
const BEGINNING = Buffer.from("\u2039");
const DIGITS = 7;

export function markOf(number: number): string {
  return `\u2039${String(number).padStart(DIGITS, "0")}`;
}

/** When each keystroke was sent, and when the last of those who wait for it had it; by the monotonic clock. */
export class Marks {
  private readonly readers: number;
  private readonly sentAt = new Map<number, number>();
  private readonly left = new Map<number, number>();
  private last = 0;
  private whenAll: () => void = () => {};
  /** Milliseconds from the keystroke to the last reader. */
  readonly latencies: number[] = [];

  /** @param readers how many have to get each */
  constructor(readers: number) {
    this.readers = readers;
  }

  /** The next keystroke, sent now. */
  next(): string {
    this.last += 1;
    this.sentAt.set(this.last, performance.now());
    this.left.set(this.last, this.readers);
    return markOf(this.last);
  }

  /** One reader's message: it may carry several. */
  readonly hear = (bytes: Uint8Array): void => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = buffer.indexOf(BEGINNING); at !== -1; at = buffer.indexOf(BEGINNING, at + 1)) {
      const start = at + BEGINNING.length;
      this.arrived(Number(buffer.toString("latin1", start, start + DIGITS)));
    }
  };

  private arrived(number: number): void {
    const left = (this.left.get(number) ?? 0) - 1;
    const sentAt = this.sentAt.get(number);
    if (sentAt === undefined || left < 0) return;
    this.left.set(number, left);
    if (left > 0) return;
    this.latencies.push(performance.now() - sentAt);
    this.sentAt.delete(number);
    if (this.sentAt.size === 0) this.whenAll();
  }

  /** Once everybody has everything that was sent. */
  async allArrived(): Promise<void> {
    if (this.sentAt.size === 0) return;
    await new Promise<void>((resolve) => {
      this.whenAll = resolve;
    });
  }

  /** From here on it counts anew. */
  forget(): void {
    this.latencies.length = 0;
  }
}
