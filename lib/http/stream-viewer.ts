import type { IncomingMessage, ServerResponse } from "node:http";
import type { Actor } from "#lib/auth/actor.ts";
import { actorOf } from "#lib/auth/session.ts";

/** A client with more than this waiting does not read, or not as fast as things happen. It does better to come back. */
const MOST_UNSENT_BYTES = 64 * 1024;

/** An open stream, and in whose name it was opened. */
export type Viewer = {
  readonly actor: Actor;
  /** The same for those who hold the same cookie or token. */
  readonly credentials: string;
  /** When it is looked at again, by the monotonic clock. */
  checkAt: number;
  /** Who holds the credentials by now. */
  actorNow(now: Date): Promise<Actor | null>;
  /** @returns false where the client does not read: it is to be dropped */
  send(bytes: Buffer): boolean;
  /** At once: what waits for a client that does not read is not waited for. */
  end(): void;
};

export function viewerOf(message: IncomingMessage, response: ServerResponse, actor: Actor): Viewer {
  const { authorization = "", cookie = "" } = message.headers;
  return {
    actor,
    credentials: JSON.stringify([authorization, cookie]),
    checkAt: 0,
    actorNow: (now) => actorOf(new Request("http://localhost/", { headers: { authorization, cookie } }), now),
    send: (bytes) => {
      if (response.writableLength > MOST_UNSENT_BYTES) return false;
      response.write(bytes);
      return true;
    },
    end: () => {
      if (response.writableLength > 0) response.destroy();
      else response.end();
    },
  };
}
