import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Collab } from "#components/postmortem/collab/collab-context.tsx";
import { openConnection } from "#components/postmortem/collab/connection.ts";
import { openCopy } from "#components/postmortem/collab/kept-copy.ts";
import { peopleHere } from "#components/postmortem/collab/people.ts";
import { savedState, waitingIn } from "#components/postmortem/collab/saved-state.ts";
import { type CloseReason, COLLAB_PATH } from "#lib/contracts/collab.ts";

type SessionOptions = {
  /** The id of the document: never the incident's number, which another database has too. */
  readonly document: string;
  readonly me: { readonly id: string; readonly name: string };
  /** What the page knows, until the server says. */
  readonly mayWrite: boolean;
};

export type CollabSession = {
  readonly subscribe: (listener: () => void) => () => void;
  /** The same object until something of it changes. */
  readonly snapshot: () => Collab;
  readonly close: () => void;
};

/** A server that is restarted is back by then. */
const OFFLINE_AFTER_MS = 2_000;
/** How often the number of edits that wait is drawn anew while somebody types. */
const COUNT_MS = 250;

/** A document that is open on the page: in this browser's own copy, and on the server when that can be reached. */
export function openSession({ document: id, me, mayWrite }: SessionOptions): CollabSession {
  const document = new Y.Doc();
  const awareness = new Awareness(document);
  const here = peopleHere(me.id);
  // Two accounts of one browser never share a copy: one may be allowed what the other is not.
  const copy = openCopy({ name: `offhook-narrative-${me.id}-${id}`, document });
  const listeners = new Set<() => void>();
  let offlineTimer: ReturnType<typeof setTimeout> | undefined;
  let countTimer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  const now = { isLoaded: false, mayWrite, hasSettled: false, isOffline: false, refused: noReason() };

  const connection = openConnection({
    address: `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}${COLLAB_PATH}`,
    name: id,
    document,
    awareness,
    isForeign: copy.isOrigin,
    onOpen(mayWriteNow) {
      stopWaiting();
      Object.assign(now, { mayWrite: mayWriteNow, isOffline: false, refused: null });
      draw();
    },
    onSynced() {
      now.isLoaded = true;
      draw();
    },
    onLost() {
      waitForConnection();
      draw();
    },
    onRefused(reason) {
      stopWaiting();
      now.refused = reason;
      draw();
    },
    onLedger(ledger) {
      now.hasSettled ||= ledger.isSettled();
      copy.keepWaiting(ledger.waiting());
      draw();
    },
  });

  function stopWaiting() {
    clearTimeout(offlineTimer);
    offlineTimer = undefined;
  }
  function waitForConnection() {
    offlineTimer ??= setTimeout(() => {
      now.isOffline = true;
      draw();
    }, OFFLINE_AFTER_MS);
  }

  function take(): Collab {
    const { ledger } = connection;
    const saved = savedState({
      waiting: ledger.waiting(),
      hasSettled: now.hasSettled,
      isOffline: now.isOffline,
      refused: now.refused ?? (ledger.isRefused() ? "role-changed" : null),
      isKept: copy.isKept(),
    });
    const mine = { ...awareness.getLocalState(), user: { ...me, mayWrite: now.mayWrite } };
    const others = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID);
    const people = here.of([mine, ...others.map(([, state]) => state)]);
    return { document, awareness, saved, isLoaded: now.isLoaded, mayWrite: now.mayWrite, people };
  }
  let shown = take();

  /** At once where more than the number of edits changes: nobody may read "saved" of what is not. */
  function draw() {
    if (isClosed) return;
    const next = take();
    if (isSame(shown, next, { exactly: true })) return;
    if (isSame(shown, next, { exactly: false })) countTimer ??= setTimeout(show, COUNT_MS);
    else show();
  }
  function show() {
    clearTimeout(countTimer);
    countTimer = undefined;
    shown = take();
    for (const listener of listeners) listener();
  }

  const leave = new AbortController();
  const { signal } = leave;
  awareness.on("change", draw);
  window.addEventListener("online", connection.tryNow, { signal });
  // The browser would find out only when it next gets no answer.
  window.addEventListener("offline", connection.renew, { signal });
  // A page that comes back from the browser's memory: it was taken off the list when it was left.
  window.addEventListener("pageshow", () => awareness.getLocalState() ?? awareness.setLocalState({}), { signal });
  window.document.addEventListener(
    "visibilitychange",
    () => {
      if (window.document.visibilityState === "visible") connection.tryNow();
    },
    { signal },
  );

  waitForConnection();
  void copy.whenRead.then((found) => {
    if (isClosed) return;
    connection.ledger.found(found);
    // An empty copy says nothing: this browser may never have had another.
    now.isLoaded ||= document.store.clients.size > 0;
    connection.start();
    draw();
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => shown,
    close() {
      isClosed = true;
      leave.abort();
      clearTimeout(offlineTimer);
      clearTimeout(countTimer);
      connection.close();
      void copy.close().finally(() => document.destroy());
    },
  };
}

function noReason(): CloseReason | null {
  return null;
}

function isSame(a: Collab, b: Collab, { exactly }: { exactly: boolean }): boolean {
  const isSaved =
    a.saved.kind === b.saved.kind &&
    ("onlyInTab" in a.saved && a.saved.onlyInTab) === ("onlyInTab" in b.saved && b.saved.onlyInTab) &&
    (a.saved.kind !== "refused" || b.saved.kind !== "refused" || a.saved.reason === b.saved.reason) &&
    (exactly ? waitingIn(a.saved) === waitingIn(b.saved) : waitingIn(a.saved) > 0 === waitingIn(b.saved) > 0);
  return isSaved && a.isLoaded === b.isLoaded && a.mayWrite === b.mayWrite && a.people === b.people;
}
