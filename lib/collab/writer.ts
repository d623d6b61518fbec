import { insertUpdates, MOST_UPDATES_AT_ONCE, type NewUpdate } from "#lib/db/narrative-updates.ts";

/** Stores what a process's editors write. */
export type Writer = {
  /**
   * Stores one update; those that are handed over meanwhile go into the next statement together.
   * @returns its id, once it is committed
   * @throws where it may not have been stored
   */
  store(update: NewUpdate): Promise<number>;
  /** Waits until it is known what became of the statement that is under way; never rejects. */
  afterCurrent(): Promise<void>;
};

type Waiting = { readonly update: NewUpdate; resolve(id: number): void; reject(error: unknown): void };

/** What one statement carries, unless a single update is larger: as text, on its way, it has twice the size. */
const MOST_BYTES_AT_ONCE = 2 * 1024 * 1024;

/** With a statement for each key that is pressed, fifty editors would wait for one another at the database's disk. */
export function makeWriter(): Writer {
  let waiting: Waiting[] = [];
  let isRunning = false;
  let current: Promise<void> = Promise.resolve();

  const run = async () => {
    isRunning = true;
    // What else arrives in this turn of the event loop comes along.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const together = waiting.splice(0, mostThatFit(waiting));
      current = storeAll(together);
      await current;
    }
    isRunning = false;
  };

  const storeAll = async (together: readonly Waiting[]) => {
    try {
      const ids = await insertUpdates(together.map(({ update }) => update));
      together.forEach(({ resolve, reject }, index) => {
        const id = ids[index];
        if (id === undefined) reject(new Error("fewer updates were stored than were handed over"));
        else resolve(id);
      });
    } catch (err) {
      // Those behind would wait for the same failure, one statement after the other.
      const all = [...together, ...waiting];
      waiting = [];
      for (const { reject } of all) reject(err);
    }
  };

  return {
    store: (update) =>
      new Promise((resolve, reject) => {
        waiting.push({ update, resolve, reject });
        if (!isRunning) void run();
      }),
    afterCurrent: () => current,
  };
}

function mostThatFit(waiting: readonly Waiting[]): number {
  let bytes = 0;
  const end = waiting.findIndex(({ update }, index) => {
    bytes += update.update.length;
    return index > 0 && (bytes > MOST_BYTES_AT_ONCE || index >= MOST_UPDATES_AT_ONCE);
  });
  return end === -1 ? waiting.length : end;
}
