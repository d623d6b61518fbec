import type { CloseReason } from "#lib/contracts/collab.ts";

/** What to do after the server, or the network, has ended a connection. */
export type Next =
  | { readonly kind: "retry"; readonly afterMs: number }
  /** Told to whoever writes, since only people can cure it. Looked at again after a while where they may cure it elsewhere. */
  | { readonly kind: "refused"; readonly reason: CloseReason; readonly afterMs: number | null };

export type Retries = {
  /** The connection works: what went wrong before counts no more. */
  succeeded: () => void;
  failed: (reason: CloseReason | null) => Next;
};

const FIRST_MS = 150;
const LONGEST_MS = 2_000;
/** What the server cannot take three times in a row it will not take the fourth time. */
const MOST_MALFORMED = 3;
/** Somebody may have closed a tab, or shortened the text. */
const CURED_MS = 15_000;
/** "In a while". */
const TOO_FAST_MS = 2_000;

/** Quick at first, since a server that is restarted is back soon, and then less often; but nobody waits long for one that is back. */
export function retries(random: () => number = Math.random): Retries {
  let failures = 0;
  let malformed = 0;
  return {
    succeeded() {
      failures = 0;
      malformed = 0;
    },
    failed(reason) {
      if (reason === "unauthenticated") return { kind: "refused", reason, afterMs: null };
      if (reason === "full" || reason === "too-many") return { kind: "refused", reason, afterMs: CURED_MS };
      if (reason === "malformed") {
        malformed += 1;
        if (malformed >= MOST_MALFORMED) return { kind: "refused", reason, afterMs: null };
      }
      const least = reason === "too-fast" ? TOO_FAST_MS : 0;
      const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
      failures += 1;
      // Spread, so that everybody does not come back in the same moment.
      return { kind: "retry", afterMs: Math.max(least, Math.round(most * (0.75 + random() / 4))) };
    },
  };
}
