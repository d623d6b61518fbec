import type { Connection, WebSocketLike } from "@hocuspocus/server";
import type { Peer } from "crossws";
import type { Actor } from "#lib/auth/actor.ts";
import type { Credentials } from "#lib/auth/credentials.ts";
import type { Watched } from "#lib/auth/look-again.ts";
import type { CollabContext } from "#lib/collab/context.ts";
import { type ClientState, readDenial } from "#lib/collab/frame.ts";
import { CLOSE_CODES, isCloseReason } from "#lib/collab/refusal.ts";
import type { CloseReason } from "#lib/contracts/collab.ts";

/** How long a client may take to answer that the connection ends. */
const GOODBYE_MS = 2_000;
/** The client ended it (RFC 6455, section 7.4.1). */
const NORMAL_CODE = 1000;
/** Hocuspocus's code for a client that has said nothing for a minute. */
const SILENT_CODE = 4408;

/** Somebody at a document: one socket, one document. */
export type Seat = Watched & {
  /** Who it is by now. */
  actor: Actor;
  /** The name that its first frame said. */
  document: string | null;
  /** Once the document is loaded. */
  connection: Connection<CollabContext> | null;
  /** The presence that came before that. */
  early: readonly ClientState[];
  hasAuthenticated: boolean;
  /** Edits that wait until those before them are stored. */
  readonly held: Uint8Array[];
  /** How many frames Hocuspocus has, and has not handled yet. */
  handling: number;
  /** What was sent and is not handled yet. */
  waitingBytes: number;
  /** What was sent to it, and it has not read yet. */
  readonly unsentBytes: number;
  /** Nothing that comes from now on is heard, and nothing is sent. */
  readonly isEnding: boolean;
  /** It was thrown out: what still waits is not written either. */
  readonly isRefused: boolean;
  /** The socket as Hocuspocus has it. */
  readonly socket: WebSocketLike;
  /** Throws the client out. */
  refuse(reason: CloseReason): void;
  /** Ends the connection; what waits is written. */
  end(code: number, reason?: string): void;
};

export type SeatOptions = {
  peer: Peer;
  actor: Actor;
  credentials: Credentials;
  /** Whether too much waits for it, or for it and the person's other clients. */
  isOverfull(seat: Seat): boolean;
  /** Once it is thrown out, before its socket is closed. */
  onRefused(seat: Seat): void;
};

export function makeSeat({ peer, actor, credentials, isOverfull, onRefused }: SeatOptions): Seat {
  /** Whether it was ended here. */
  let isEnded = false;
  let isRefused = false;
  const isEnding = () => isEnded || (peer.websocket.readyState ?? WebSocket.CLOSED) >= WebSocket.CLOSING;

  const end = (code: number, reason = "") => {
    if (isEnding()) return;
    isEnded = true;
    peer.close(code, reason);
    // A client that does not answer would keep the socket.
    setTimeout(() => peer.terminate(), GOODBYE_MS).unref();
  };

  const refuse = (reason: CloseReason) => {
    if (isRefused) return;
    isRefused = true;
    if (seat.connection !== null) seat.connection.readOnly = true;
    end(CLOSE_CODES[reason], reason);
    onRefused(seat);
  };

  /** Hocuspocus has its own reasons, of which what it cannot read is the usual one. */
  const endAs = (code = NORMAL_CODE, reason = "") => {
    // Hocuspocus says so of those as well who left by themselves. What they have sent before is written.
    if (isEnding()) return;
    if (isCloseReason(reason)) refuse(reason);
    else if (code === NORMAL_CODE || code === SILENT_CODE) end(code);
    else refuse("malformed");
  };

  const socket: WebSocketLike = {
    get readyState() {
      return isEnding() ? WebSocket.CLOSING : WebSocket.OPEN;
    },
    send: (data) => {
      if (isEnding()) return;
      if (isOverfull(seat)) {
        isEnded = true;
        peer.terminate();
        return;
      }
      // Only then is anybody denied, and Hocuspocus would leave the socket open.
      const denial = seat.connection === null && data instanceof Uint8Array ? readDenial(data) : null;
      if (denial === null) peer.send(data);
      else refuse(isCloseReason(denial) ? denial : "unavailable");
    },
    close: endAs,
  };

  const seat: Seat = {
    actor,
    credentials,
    checkAt: 0,
    document: null,
    connection: null,
    early: [],
    hasAuthenticated: false,
    held: [],
    handling: 0,
    waitingBytes: 0,
    get unsentBytes() {
      return peer.bufferedAmount;
    },
    get isEnding() {
      return isEnding();
    },
    get isRefused() {
      return isRefused;
    },
    socket,
    refuse,
    end,
  };
  return seat;
}
