import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { Hocuspocus } from "@hocuspocus/server";
import type { Actor } from "#lib/auth/actor.ts";
import { may } from "#lib/auth/permissions.ts";
import { watch } from "#lib/auth/watch.ts";
import { authentication } from "#lib/collab/authentication.ts";
import { type CollabContext, READ_PERMISSION } from "#lib/collab/context.ts";
import { durability } from "#lib/collab/documents.ts";
import { guarded } from "#lib/collab/guarded.ts";
import { makeIntake } from "#lib/collab/intake.ts";
import { COLLAB_LIMITS } from "#lib/collab/limits.ts";
import { makePresences } from "#lib/collab/presence.ts";
import { relayPresence } from "#lib/collab/presence-relay.ts";
import { RESTART_CODE } from "#lib/collab/refusal.ts";
import type { Seat } from "#lib/collab/seat.ts";
import { seating } from "#lib/collab/seating.ts";
import { makeSockets } from "#lib/collab/sockets.ts";
import { COLLAB_PATH } from "#lib/contracts/collab.ts";
import type { Hub } from "#lib/realtime/hub.ts";

/** How long what was sent already may take to be stored, once the process is to stop. */
const WRITES_MS = 3_000;

/** The WebSocket at which narratives are written together. */
export type Collab = {
  /** @returns false, and nothing is done, at any other address */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Ends every connection once what it has sent is stored, and opens no more. Browsers come back. */
  close(): Promise<void>;
};

export function openCollab(hub: Hub, limits: typeof COLLAB_LIMITS = COLLAB_LIMITS): Collab {
  const byRequest = new WeakMap<Request, Seat>();
  const seatOf = (request: Request) => byRequest.get(request) ?? null;
  const presences = makePresences();
  const relay = relayPresence(presences);
  const intake = makeIntake({ limits, presences, seatOf });
  const seats = watch<Seat>({ hub, recheckMs: limits.recheckMs, onKnown });
  const extensions = [
    authentication(seatOf),
    intake.extension,
    seating(seatOf, presences),
    relay.extension,
    durability(hub),
  ];
  const hocuspocus = new Hocuspocus<CollabContext>({
    quiet: true,
    extensions: extensions.map((extension) => guarded(extension, seatOf)),
    // What may wait is counted where it comes in.
    maxUnauthenticatedQueueSize: Number.POSITIVE_INFINITY,
    maxUnauthenticatedQueueMessages: Number.POSITIVE_INFINITY,
  });
  const sockets = makeSockets({
    limits,
    seats,
    hear: intake.hear,
    open: (seat) => {
      const request = new Request(`http://localhost${COLLAB_PATH}`);
      byRequest.set(request, seat);
      return hocuspocus.handleConnection(seat.socket, request);
    },
  });

  const unsubscribe = hub.subscribe((message) => {
    if (message.kind === "hearing") relay.greetAll();
    else if (message.kind === "signal" && message.signal.kind === "presence") relay.hear(message.signal);
  });

  const stop = async () => {
    const all = seats.all();
    sockets.hearNoMore();
    seats.close();
    const written = Promise.all(all.map(({ connection }) => connection?.waitForPendingMessages()));
    await Promise.race([written, setTimeout(WRITES_MS)]);
    await sockets.endAll(RESTART_CODE);
    unsubscribe();
    intake.close();
    relay.close();
    await hocuspocus.hooks("onDestroy", { instance: hocuspocus });
  };
  let stopped: Promise<void> | null = null;

  return {
    upgrade: (request, socket, head) => {
      if (request.url?.split("?", 1)[0] !== COLLAB_PATH) return false;
      sockets.upgrade(request, socket, head);
      return true;
    },
    close: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** A browser that comes back has what its role allows now. */
function onKnown(seat: Seat, actor: Actor | null): void {
  if (actor === null || !may(actor.role, READ_PERMISSION)) seat.refuse("unauthenticated");
  else if (actor.role !== seat.actor.role) seat.refuse("role-changed");
  else seat.actor = actor;
}
