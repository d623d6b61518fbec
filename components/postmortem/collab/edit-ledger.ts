/** Which edits wait for the server's word that they are in the database. Pure: what it is told is all that it knows. */
export type EditLedger = {
  /** Something was typed here. Told at once whether it goes out by itself, or with the next comparison. */
  edited: () => "send" | "keep";
  /** So many edits of an earlier visit were found in this browser: they go out with the next comparison. */
  found: (edits: number) => void;
  /** Everything that the server lacks is on its way, in one message. From here on each edit goes out by itself. */
  compared: () => void;
  /** The server answered the oldest message that it has not answered yet. */
  answered: (taken: boolean) => void;
  /** What was not answered is on its way no more: it goes out again with the next comparison. */
  disconnected: () => void;
  /** Edits without an answer. */
  waiting: () => number;
  /** Whether the server has answered everything since this connection was made. */
  isSettled: () => boolean;
  /** Whether the server has yet to answer something. */
  isOwed: () => boolean;
  /** Whether the server refused edits, which it does to whoever may only read. */
  isRefused: () => boolean;
};

/**
 * Hocuspocus counts messages, and takes the first answer after a reconnection for the answer to everything. Here each answer
 * belongs to the message that it answers, which the server handles in their order.
 */
export function editLedger(): EditLedger {
  let kept = 0;
  let sent: number[] = [];
  let isCompared = false;
  let isRefused = false;
  const inFlight = () => sent.reduce((sum, edits) => sum + edits, 0);
  return {
    edited() {
      if (isCompared) sent.push(1);
      else kept += 1;
      return isCompared ? "send" : "keep";
    },
    found(edits) {
      kept += edits;
    },
    compared() {
      sent.push(kept);
      kept = 0;
      isCompared = true;
    },
    answered(taken) {
      const edits = sent.shift() ?? 0;
      if (taken) return;
      kept += edits;
      isRefused ||= edits > 0;
    },
    disconnected() {
      kept += inFlight();
      sent = [];
      isCompared = false;
      isRefused = false;
    },
    waiting: () => kept + inFlight(),
    isSettled: () => isCompared && sent.length === 0 && kept === 0,
    isOwed: () => sent.length > 0,
    isRefused: () => isRefused,
  };
}
