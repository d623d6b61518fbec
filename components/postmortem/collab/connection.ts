import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { AcknowledgedProvider } from "#components/postmortem/collab/acknowledged-provider.ts";
import type { EditLedger } from "#components/postmortem/collab/edit-ledger.ts";
import { retries } from "#components/postmortem/collab/retries.ts";
import { CLOSE_REASONS, type CloseReason } from "#lib/contracts/collab.ts";

type Heard = {
  /** The server lets us in, to write or only to read. */
  readonly onOpen: (mayWrite: boolean) => void;
  readonly onSynced: () => void;
  /** The connection is gone, and is tried again by itself. */
  readonly onLost: () => void;
  /** It is gone, and trying again would change nothing. */
  readonly onRefused: (reason: CloseReason) => void;
  readonly onLedger: (ledger: EditLedger) => void;
};

type ConnectionOptions = Heard & {
  readonly address: string;
  readonly name: string;
  readonly document: Y.Doc;
  readonly awareness: Awareness;
  readonly isForeign: (origin: unknown) => boolean;
  /** In place of the browser's own, for whoever has no cookie: called with `new` and an address. */
  readonly Socket?: unknown;
};

export type Connection = {
  readonly ledger: EditLedger;
  readonly start: () => void;
  /** The network is back, or somebody looks: worth a try now, also after a refusal that may have been cured elsewhere. */
  readonly tryNow: () => void;
  /** Gives up on the socket as it is, and makes another. */
  readonly renew: () => void;
  readonly close: () => void;
};

/** So long may an answer take while nothing else arrives either, before the connection counts as dead. */
const LONGEST_SILENCE_MS = 10_000;
const LOOK_MS = 2_000;

/** A connection to the server that comes back by itself, and says why where it does not. */
export function openConnection(options: ConnectionOptions): Connection {
  const again = retries();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRefused = false;
  let isClosed = false;
  let reason: CloseReason | null = null;
  let heardAt = 0;

  // One try at a time: when the next one is due is decided here, by what the server said.
  const socket = new HocuspocusProviderWebsocket({
    url: options.address,
    WebSocketPolyfill: options.Socket,
    autoConnect: false,
    maxAttempts: 1,
    onClose: ({ event }) => {
      reason ??= reasonIn(event.reason);
      socket.shouldConnect = false;
    },
  });
  const provider = new AcknowledgedProvider({
    name: options.name,
    document: options.document,
    awareness: options.awareness,
    websocketProvider: socket,
    isForeign: options.isForeign,
    onLedger: () => {
      if (provider.ledger.isSettled()) again.succeeded();
      options.onLedger(provider.ledger);
    },
    onAuthenticated: ({ scope }) => options.onOpen(scope === "read-write"),
    onSynced: () => options.onSynced(),
    onAuthenticationFailed: (failure) => {
      reason = reasonIn(failure.reason) ?? "unauthenticated";
      renew();
    },
    // Where the server ends our place in the document and leaves the socket as it is.
    onClose: ({ event }) => {
      reason ??= reasonIn(event.reason);
      if (socket.webSocket !== null) renew();
    },
  });

  const connect = () => {
    timer = undefined;
    isRefused = false;
    reason = null;
    void socket.connect();
  };
  const renew = () => {
    // A dead network would let the browser wait for the other side to agree.
    socket.webSocket?.dispatchEvent(new CloseEvent("close"));
  };
  const lost = () => {
    if (isClosed) return;
    const next = again.failed(reason);
    clearTimeout(timer);
    timer = next.afterMs === null ? undefined : setTimeout(connect, next.afterMs);
    isRefused = next.kind === "refused";
    if (next.kind === "refused") options.onRefused(next.reason);
    else options.onLost();
  };
  socket.on("message", () => {
    heardAt = Date.now();
  });
  socket.on("open", () => {
    heardAt = Date.now();
  });
  socket.on("disconnect", lost);

  let quietSince = 0;
  const watch = setInterval(() => {
    const owes = socket.webSocket?.readyState === WebSocket.OPEN && provider.ledger.isOwed();
    quietSince = owes ? quietSince || Date.now() : 0;
    if (owes && Date.now() - Math.max(quietSince, heardAt) > LONGEST_SILENCE_MS) renew();
  }, LOOK_MS);

  return {
    ledger: provider.ledger,
    start() {
      provider.attach();
      connect();
    },
    tryNow() {
      if (isClosed || (timer === undefined && !isRefused)) return;
      clearTimeout(timer);
      connect();
    },
    renew,
    close() {
      isClosed = true;
      clearTimeout(timer);
      clearInterval(watch);
      provider.destroy();
      socket.destroy();
    },
  };
}

function reasonIn(text: string): CloseReason | null {
  return Object.values(CLOSE_REASONS).find((reason) => reason === text) ?? null;
}
