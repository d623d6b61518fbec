import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Hocuspocus } from "@hocuspocus/server";
import type { Peer } from "crossws";
import crossws from "crossws/adapters/node";
import type { Actor } from "#lib/auth/actor.ts";
import { credentialsOf } from "#lib/auth/credentials.ts";
import type { Watch } from "#lib/auth/watch.ts";
import { admit } from "#lib/collab/admission.ts";
import type { Intake } from "#lib/collab/intake.ts";
import type { COLLAB_LIMITS } from "#lib/collab/limits.ts";
import { makeSeat, type Seat } from "#lib/collab/seat.ts";
import { log } from "#lib/log.ts";

type ClientConnection = ReturnType<Hocuspocus["handleConnection"]>;

/** Who was let in, between the question for a socket and the socket. */
class Admitted {
  readonly actor: Actor;
  /** The upheavals before it was asked who it is. */
  readonly noted: number;

  constructor(actor: Actor, noted: number) {
    this.actor = actor;
    this.noted = noted;
  }
}

/** A socket that is open. */
type Open = { readonly seat: Seat; readonly connection: ClientConnection; readonly gone: PromiseWithResolvers<void> };

export type Sockets = {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** From now on nobody is let in, and nothing is heard of those who are. */
  hearNoMore(): void;
  /** Ends every connection, and waits for it. */
  endAll(code: number): Promise<void>;
};

export type SocketsOptions = {
  limits: typeof COLLAB_LIMITS;
  seats: Watch<Seat>;
  hear: Intake["hear"];
  /** Begins Hocuspocus's side of it. */
  open(seat: Seat): ClientConnection;
};

/** The sockets themselves: who is let in, how many, and that each ends on both sides. */
export function makeSockets({ limits, seats, hear, open }: SocketsOptions): Sockets {
  const byPeer = new Map<Peer, Open>();
  const bySeat = new WeakMap<Seat, Open>();
  let isClosed = false;

  const isOverfull = ({ actor, unsentBytes }: Seat) => {
    if (unsentBytes > limits.mostUnsentBytes) return true;
    // As long as each has its share at most, there is no need to count.
    if (unsentBytes <= limits.mostUnsentOfPersonBytes / limits.mostOfPerson) return false;
    return seats.ofActor(actor).reduce((sum, one) => sum + one.unsentBytes, 0) > limits.mostUnsentOfPersonBytes;
  };

  const begin = (peer: Peer) => {
    const { admitted } = peer.context;
    if (isClosed || !(admitted instanceof Admitted)) return peer.terminate();
    const { actor, noted } = admitted;
    const { authorization, cookie } = Object.fromEntries(peer.request.headers);
    const seat = makeSeat({
      peer,
      actor,
      credentials: credentialsOf({ authorization, cookie }),
      isOverfull,
      // Whoever is thrown out is gone for the others at once, and not when the socket is.
      onRefused: (refused) => bySeat.get(refused)?.connection.handleClose(),
    });
    if (seats.ofActor(actor).length >= limits.mostOfPerson) return seat.refuse("too-many");
    const opened = { seat, connection: open(seat), gone: Promise.withResolvers<void>() };
    byPeer.set(peer, opened);
    bySeat.set(seat, opened);
    seats.add(seat, noted);
  };

  const end = (peer: Peer) => {
    const opened = byPeer.get(peer);
    if (opened === undefined) return;
    const { seat, connection, gone } = opened;
    byPeer.delete(peer);
    connection.handleClose();
    gone.resolve();
    // What it has sent is written still, unless it loses the right to that meanwhile.
    const written = seat.connection?.waitForPendingMessages() ?? Promise.resolve();
    written.finally(() => seats.forget(seat));
  };

  /** What is thrown here would end the process. */
  const safely = (peer: Peer, work: () => void) => {
    try {
      work();
    } catch (err) {
      log.error({ err }, "A collaboration socket failed");
      peer.terminate();
    }
  };

  const adapter = crossws({
    serverOptions: { maxPayload: limits.mostMessageBytes },
    hooks: {
      upgrade: async (request) => {
        const noted = seats.upheavals;
        const actor = await admit(request, !isClosed && seats.size < limits.most);
        return actor instanceof Response ? actor : { context: { admitted: new Admitted(actor, noted) } };
      },
      open: (peer) => safely(peer, () => begin(peer)),
      message: (peer, message) =>
        safely(peer, () => {
          const opened = byPeer.get(peer);
          if (opened === undefined || isClosed) return;
          hear(opened.seat, message.rawData, opened.connection.handleMessage);
        }),
      close: (peer) => safely(peer, () => end(peer)),
      error: (_, error) => log.debug({ err: error }, "A collaboration socket broke"),
    },
  });

  return {
    upgrade: (request, socket, head) => {
      // Unheard, an error would end the process.
      socket.on("error", () => socket.destroy());
      adapter.handleUpgrade(request, socket, head).catch((err: unknown) => {
        log.debug({ err }, "A collaboration socket could not be opened");
        socket.destroy();
      });
    },
    hearNoMore: () => {
      isClosed = true;
    },
    endAll: async (code) => {
      const all = [...byPeer.values()];
      for (const { seat } of all) seat.end(code);
      await Promise.all(all.map(({ gone }) => gone.promise));
      await adapter.close();
    },
  };
}
