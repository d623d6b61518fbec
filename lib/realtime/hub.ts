import type { Change, Signal } from "#lib/contracts/change.ts";
import { type Listener, listen } from "#lib/db/listener.ts";
import { log } from "#lib/log.ts";
import { perProcess } from "#lib/per-process.ts";

/** What was told, or that nothing is heard for now, or that it is again: what happened in between nobody knows. */
export type HubMessage =
  | { kind: "change"; change: Change }
  | { kind: "signal"; signal: Signal }
  | { kind: "deaf" }
  | { kind: "hearing" };
export type HubListener = (message: HubMessage) => void;

/** Where a process hears of changes: one connection to the database, any number of listeners. */
export type Hub = {
  /** @returns what takes the listener away again */
  subscribe(listener: HubListener): () => void;
  isHearing(): boolean;
  /** Begins to listen. Until the database answers, and whenever it does not, the hub is deaf. */
  start(database: { databaseUrl: string }): void;
  close(): Promise<void>;
};

export function makeHub(): Hub {
  const listeners = new Set<HubListener>();
  let hearing = false;
  let ear: Listener | null = null;

  const tell = (message: HubMessage) => {
    for (const listener of listeners) {
      try {
        listener(message);
      } catch (err) {
        log.error({ err }, "A listener to changes failed");
      }
    }
  };

  return {
    subscribe: (listener) => {
      // A function of its own, so that subscribing the same one twice makes two subscriptions.
      const own: HubListener = (message) => listener(message);
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    isHearing: () => hearing,
    start: ({ databaseUrl }) => {
      if (ear !== null) throw new Error("the hub was started twice");
      ear = listen(databaseUrl, {
        onChange: (change) => tell({ kind: "change", change }),
        onSignal: (signal) => tell({ kind: "signal", signal }),
        onDeaf: () => {
          hearing = false;
          tell({ kind: "deaf" });
        },
        onHearing: () => {
          hearing = true;
          tell({ kind: "hearing" });
        },
      });
    },
    close: async () => {
      const ending = ear;
      ear = null;
      await ending?.close();
    },
  };
}

/** The process's own hub. */
export const hub = (): Hub => perProcess("hub", makeHub);
