import type { IncomingMessage, ServerResponse } from "node:http";
import type { Actor } from "#lib/auth/actor.ts";
import { may } from "#lib/auth/permissions.ts";
import { watch } from "#lib/auth/watch.ts";
import { STREAM_DESCRIPTION, STREAM_PERMISSION } from "#lib/http/stream-description.ts";
import { BEAT_FRAME, frameOf, isForAdministrators, RETRY_FRAME } from "#lib/http/stream-frames.ts";
import { openingOf } from "#lib/http/stream-opening.ts";
import { type Viewer, viewerOf } from "#lib/http/stream-viewer.ts";
import type { Hub } from "#lib/realtime/hub.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/** What a stream keeps to. The tests have it quicker, and smaller. */
export const STREAM_LIMITS = {
  /** Longer silence is a lost connection. */
  beatMs: 10_000,
  /** A session that is over is noticed within this. */
  recheckMs: 60_000,
  most: 5_000,
  /** Of one account or token: a company may put one on every wall, but not take the whole process with it. */
  mostOfActor: 1_000,
};

/** `GET /api/stream`: tells open pages what changed. */
export type Stream = {
  /** @returns false, and nothing is answered, at any other address */
  answer(message: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Ends every stream, and opens no more. */
  close(): void;
};

export function openStream(hub: Hub, limits: typeof STREAM_LIMITS = STREAM_LIMITS): Stream {
  let closed = false;
  /** What is told at the end of this turn of the event loop: to everybody, and to administrators. */
  let unsaid = { toEverybody: "", toAdministrators: "" };

  const say = (frame: string, { toEverybody }: { toEverybody: boolean }) => {
    if (unsaid.toAdministrators === "") queueMicrotask(flush);
    if (toEverybody) unsaid.toEverybody += frame;
    unsaid.toAdministrators += frame;
  };

  /** What came in one piece goes out in one piece, the same bytes to all. */
  const flush = () => {
    const { toEverybody, toAdministrators } = unsaid;
    unsaid = { toEverybody: "", toAdministrators: "" };
    const everybody = Buffer.from(toEverybody);
    const administrators = toAdministrators === toEverybody ? everybody : Buffer.from(toAdministrators);
    for (const viewer of viewers.all()) {
      const bytes = viewer.actor.role === "admin" ? administrators : everybody;
      if (bytes.length > 0 && !viewer.send(bytes)) end(viewer);
    }
  };

  const unsubscribe = hub.subscribe((message) => {
    // What processes tell each other is no page's business.
    if (message.kind !== "signal") say(frameOf(message), { toEverybody: !isForAdministrators(message) });
  });

  const viewers = watch<Viewer>({
    hub,
    recheckMs: limits.recheckMs,
    // Whoever has another role comes back with that.
    onKnown: (viewer, actor) => {
      if (!mayGoOn(viewer.actor, actor)) end(viewer);
    },
  });

  const end = (viewer: Viewer) => {
    if (viewers.forget(viewer)) viewer.end();
  };

  const beats = setInterval(() => say(BEAT_FRAME, { toEverybody: true }), limits.beatMs);

  const admit = () => {
    if (!closed && viewers.size < limits.most) return;
    const message = "There is no room for another open page at the moment. Try again in a while.";
    throw new ServiceError("busy", message, { retryAfterSeconds: 5 });
  };

  /** Ends the actor's oldest where there would be too many of the actor's. */
  const makeRoom = (actor: Actor) => {
    const own = viewers.ofActor(actor);
    const [oldest] = own;
    if (oldest !== undefined && own.length >= limits.mostOfActor) end(oldest);
  };

  return {
    answer: async (message, response) => {
      if (message.url?.split("?", 1)[0] !== STREAM_DESCRIPTION.path) return false;
      const noted = viewers.upheavals;
      const actor = await openingOf(message, response, admit);
      if (actor === null) return true;
      const viewer = viewerOf(message, response, actor);
      response.once("close", () => viewers.forget(viewer));
      // The end of a connection is told by "close"; unheard, an error would end the process.
      response.on("error", () => {});
      makeRoom(actor);
      viewer.send(Buffer.from(RETRY_FRAME + frameOf({ kind: hub.isHearing() ? "hearing" : "deaf" })));
      viewers.add(viewer, noted);
      if (closed) end(viewer);
      return true;
    },
    close: () => {
      closed = true;
      unsubscribe();
      clearInterval(beats);
      viewers.close();
      for (const viewer of viewers.all()) end(viewer);
    },
  };
}

function mayGoOn(before: Actor, now: Actor | null): boolean {
  return now !== null && now.role === before.role && may(now.role, STREAM_PERMISSION);
}
