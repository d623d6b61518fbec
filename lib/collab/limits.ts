import type { RateLimits } from "#lib/collab/rate.ts";

const MIB = 1024 * 1024;

/** What the socket keeps to. The tests have it quicker, and smaller. */
export const COLLAB_LIMITS: RateLimits & {
  /** A session that is over is noticed within this. */
  readonly recheckMs: number;
  readonly most: number;
  /** Of one account or token. */
  readonly mostOfPerson: number;
  readonly mostMessageBytes: number;
  /** What one client may have waiting, while its document is loaded or an edit is stored. */
  readonly mostWaitingBytes: number;
  /** What may wait for a client that does not read. More than the largest document twice. */
  readonly mostUnsentBytes: number;
  /** The same for all clients of one account or token together. */
  readonly mostUnsentOfPersonBytes: number;
} = {
  recheckMs: 60_000,
  most: 2_000,
  mostOfPerson: 50,
  mostMessageBytes: 8 * MIB,
  mostWaitingBytes: 40 * MIB,
  mostUnsentBytes: 64 * MIB,
  mostUnsentOfPersonBytes: 256 * MIB,
  messagesPerSecond: 200,
  // Somebody who was offline for a day comes back with every edit as a message of its own.
  messagesAtOnce: 20_000,
  bytesPerSecond: 4 * MIB,
  bytesAtOnce: 32 * MIB,
};
