import type { IncomingMessage, ServerResponse } from "node:http";
import { STREAM_DESCRIPTION } from "#lib/http/stream-description.ts";
import type { ToldMessage } from "#lib/http/stream-frames.ts";
import { BEAT_FRAME, frameOf, isForAdministrators, RETRY_FRAME } from "#lib/http/stream-frames.ts";
import { lookAgain, lookLater } from "#lib/http/stream-look-again.ts";
import { openingOf } from "#lib/http/stream-opening.ts";
import { type Viewer, viewerOf } from "#lib/http/stream-viewer.ts";
import { makeViewers } from "#lib/http/stream-viewers.ts";
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

/** How often it is looked who is due to be looked at again. */
const DUE_EVERY_MS = 1_000;

/** `GET /api/stream`: tells open pages what changed. */
export type Stream = {
  /** @returns false, and nothing is answered, at any other address */
  answer(message: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Ends every stream, and opens no more. */
  close(): void;
};

export function openStream(hub: Hub, limits: typeof STREAM_LIMITS = STREAM_LIMITS): Stream {
  const viewers = makeViewers(limits);
  let closed = false;
  /** Counts what may have taken somebody's right to listen away. */
  let upheavals = 0;
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
      if (bytes.length > 0 && !viewer.send(bytes)) viewers.end(viewer);
    }
  };

  const unsubscribe = hub.subscribe((message) => {
    // What processes tell each other is no page's business.
    if (message.kind === "signal") return;
    say(frameOf(message), { toEverybody: !isForAdministrators(message) });
    const shaken = shakenBy(message);
    if (shaken === null) return;
    upheavals += 1;
    lookAgain(shaken, viewers, limits.recheckMs);
  });

  /** Those whose right to listen it may have changed; null where it cannot have changed anybody's. */
  const shakenBy = (message: ToldMessage): Viewer[] | null => {
    if (message.kind === "hearing") return viewers.all();
    if (message.kind === "deaf") return null;
    const { change } = message;
    return change.kind === "account" || change.kind === "api-token" ? viewers.ofActor(change) : null;
  };

  const beats = setInterval(() => say(BEAT_FRAME, { toEverybody: true }), limits.beatMs);
  const dues = setInterval(
    () => {
      const time = performance.now();
      const due = viewers.all().filter(({ checkAt }) => checkAt <= time);
      lookAgain(due, viewers, limits.recheckMs);
    },
    Math.min(DUE_EVERY_MS, limits.recheckMs),
  );

  const admit = () => {
    if (!closed && !viewers.isFull) return;
    const message = "There is no room for another open page at the moment. Try again in a while.";
    throw new ServiceError("busy", message, { retryAfterSeconds: 5 });
  };

  return {
    answer: async (message, response) => {
      if (message.url?.split("?", 1)[0] !== STREAM_DESCRIPTION.path) return false;
      const before = upheavals;
      const actor = await openingOf(message, response, admit);
      if (actor === null) return true;
      const viewer = viewerOf(message, response, actor);
      response.once("close", () => viewers.forget(viewer));
      // The end of a connection is told by "close"; unheard, an error would end the process.
      response.on("error", () => {});
      viewers.add(viewer);
      viewer.send(Buffer.from(RETRY_FRAME + frameOf({ kind: hub.isHearing() ? "hearing" : "deaf" })));
      lookLater(viewer, limits.recheckMs);
      if (closed) viewers.end(viewer);
      // Who it is was asked before it was among those that are looked at.
      else if (before !== upheavals) lookAgain([viewer], viewers, limits.recheckMs);
      return true;
    },
    close: () => {
      closed = true;
      unsubscribe();
      clearInterval(beats);
      clearInterval(dues);
      for (const viewer of viewers.all()) viewers.end(viewer);
    },
  };
}
