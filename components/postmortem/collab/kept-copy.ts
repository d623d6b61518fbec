import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

/** The document as this browser keeps it, with the number of edits that the server has not acknowledged. */
export type KeptCopy = {
  /** Settled with the edits of earlier visits that wait, once the document has what is kept; also where nothing can be kept. */
  readonly whenRead: Promise<number>;
  /** Whether a change of the document with this origin comes from here. */
  readonly isOrigin: (origin: unknown) => boolean;
  /** Whether what is typed survives that the tab is closed. */
  readonly isKept: () => boolean;
  readonly keepWaiting: (edits: number) => void;
  readonly close: () => Promise<void>;
};

/** The store that y-indexeddb sets aside for whoever uses it, and where the numbers stand in it: one for each open tab. */
const STORE = "custom";
const WAITING = "waiting";

/** Soon enough for whoever closes the tab, and seldom enough that a fast connection never writes at all. */
const WRITE_MS = 300;
/** A browser that does not open its store by then is not waited for. */
const LONGEST_READ_MS = 3_000;

export function openCopy({ name, document }: { name: string; document: Y.Doc }): KeptCopy {
  let persistence: IndexeddbPersistence | undefined;
  let isLost = false;
  let isClosed = false;
  let waiting = 0;
  let written = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tab = String(document.clientID);

  const lose = () => {
    isLost = true;
  };
  const write = async () => {
    clearTimeout(timer);
    timer = undefined;
    const edits = waiting;
    const database = persistence?.db;
    if (database === null || database === undefined) return;
    written = edits;
    await changeWaiting(database, (tabs) => {
      tabs.delete(tab);
      if (edits > 0) tabs.set(tab, edits);
    }).catch(lose);
  };
  const read = async () => {
    await probe();
    if (isClosed) return 0;
    persistence = new IndexeddbPersistence(name, document);
    await persistence.whenSynced;
    if (isClosed || persistence.db === null) return 0;
    // What tabs that are closed have left is this one's from here on. One that is open writes its own again when it changes.
    return changeWaiting(persistence.db, (tabs) => {
      const found = [...tabs.values()].reduce((sum, edits) => sum + edits, 0);
      tabs.clear();
      if (found > 0) tabs.set(tab, found);
      waiting += found;
      written = found;
      return found;
    });
  };
  const whenRead = Promise.race([read(), late()]).catch(() => {
    lose();
    return 0;
  });
  const leave = () => void write();
  window.addEventListener("pagehide", leave);

  return {
    whenRead,
    isOrigin: (origin) => persistence !== undefined && origin === persistence,
    isKept: () => !isLost,
    keepWaiting(edits) {
      waiting = edits;
      if (edits !== written) timer ??= setTimeout(leave, WRITE_MS);
    },
    async close() {
      isClosed = true;
      window.removeEventListener("pagehide", leave);
      await write();
      await persistence?.destroy();
    },
  };
}

/** Changes the numbers of all tabs, by the document's id in each, in one go: another tab may do the same. */
async function changeWaiting<Result>(
  database: IDBDatabase,
  change: (tabs: Map<string, number>) => Result,
): Promise<Result> {
  const transaction = database.transaction([STORE], "readwrite");
  const store = transaction.objectStore(STORE);
  return new Promise((resolve, reject) => {
    let result: Result;
    const request = store.get(WAITING);
    request.onsuccess = () => {
      const tabs = waitingIn(request.result);
      result = change(tabs);
      store.put(Object.fromEntries(tabs), WAITING);
    };
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(transaction.error ?? new Error("the browser did not keep it"));
  });
}

function waitingIn(value: unknown): Map<string, number> {
  const tabs = new Map<string, number>();
  if (typeof value !== "object" || value === null) return tabs;
  for (const [tab, edits] of Object.entries(value)) if (Number.isSafeInteger(edits) && edits > 0) tabs.set(tab, edits);
  return tabs;
}

/** Fails where the browser keeps nothing, as some private windows do: y-indexeddb would fail unheard. */
function probe(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("offhook-probe");
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error ?? new Error("the browser keeps nothing"));
  });
}

function late(): Promise<number> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("the browser's store does not open")), LONGEST_READ_MS);
  });
}
