import * as Y from "yjs";
import { readUpdates, readUpdatesOf, type StoredUpdate } from "#lib/db/narrative-updates.ts";
import { log } from "#lib/log.ts";
import { gathered } from "#lib/narrative/document.ts";

/** What keeps one open document the same as what is stored of it. */
export type CatchUp = {
  /** Updates were stored under these ids, here or by another process. */
  heard(ids: readonly number[]): void;
  /** What is stored under this id is put in here by whoever has stored it. */
  isOwn(id: number): void;
  /**
   * Reads everything anew, and has put in what was stored when it was called.
   * @throws where the database does not answer
   */
  all(): Promise<void>;
  /** As `all`, for as long as it takes. */
  allSoon(): void;
  /** Reads nothing any more. */
  close(): void;
};

/** Hocuspocus tells everybody at the document of what is put in so, and knows that it is stored. */
const FROM_DATABASE = { source: "local", skipStoreHooks: true } as const;

const RETRY_MS = 500;

/** @param afterStoring waits until this process knows the ids of what it was storing when it was called */
export function makeCatchUp(number: number, document: Y.Doc, afterStoring: () => Promise<void>): CatchUp {
  const own = new Set<number>();
  const pending = new Set<number>();
  let asked: { resolve(): void; reject(error: unknown): void }[] = [];
  let isAllDue = false;
  let isRunning = false;
  let isClosed = false;

  const readAll = async () => {
    const waiting = asked;
    asked = [];
    isAllDue = false;
    // Whatever was heard of before is read with the rest.
    for (const id of pending) own.delete(id);
    pending.clear();
    try {
      put(document, number, await readUpdates(number));
      for (const { resolve } of waiting) resolve();
    } catch (err) {
      isAllDue = true;
      for (const { reject } of waiting) reject(err);
      throw err;
    }
  };

  const readHeard = async () => {
    await afterStoring();
    const ids = [...pending];
    pending.clear();
    const others = ids.filter((id) => !own.delete(id));
    if (others.length === 0) return;
    try {
      const rows = await readUpdatesOf(others);
      put(document, number, rows);
      // Some were put together with others since.
      if (rows.length < others.length || document.store.pendingStructs !== null) isAllDue = true;
    } catch (err) {
      isAllDue = true;
      throw err;
    }
  };

  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    while (!isClosed && (isAllDue || pending.size > 0)) {
      try {
        await (isAllDue ? readAll() : readHeard());
      } catch (err) {
        log.debug({ err, number }, "What others wrote could not be read; trying again");
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      }
    }
    isRunning = false;
    if (isClosed) for (const { resolve } of asked.splice(0)) resolve();
  };

  return {
    heard: (ids) => {
      for (const id of ids) pending.add(id);
      void run();
    },
    isOwn: (id) => {
      own.add(id);
    },
    all: () =>
      new Promise((resolve, reject) => {
        asked.push({ resolve, reject });
        isAllDue = true;
        void run();
      }),
    allSoon: () => {
      // Of what was stored while nobody listened, nothing will be heard.
      own.clear();
      isAllDue = true;
      void run();
    },
    close: () => {
      isClosed = true;
      own.clear();
      pending.clear();
    },
  };
}

/** Puts what is stored into a document; what it has already is nothing to it. */
export function put(document: Y.Doc, number: number, rows: readonly StoredUpdate[]): void {
  document.transact(() => {
    try {
      const updates = gathered(rows.map(({ update }) => update));
      for (const update of updates) Y.applyUpdate(document, update, FROM_DATABASE);
    } catch {
      putEach(document, number, rows);
    }
  }, FROM_DATABASE);
}

/** What cannot be read must not keep people from the rest. */
function putEach(document: Y.Doc, number: number, rows: readonly StoredUpdate[]): void {
  for (const { id, update } of rows) {
    try {
      Y.applyUpdate(document, update, FROM_DATABASE);
    } catch (err) {
      log.error({ err, number, id }, "A stored part of a narrative cannot be read");
    }
  }
}
