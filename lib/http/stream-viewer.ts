import type { IncomingMessage, ServerResponse } from "node:http";
import type { Actor } from "#lib/auth/actor.ts";
import { credentialsOf } from "#lib/auth/credentials.ts";
import type { Watched } from "#lib/auth/look-again.ts";

/** A client with more than this waiting does not read, or not as fast as things happen. It does better to come back. */
const MOST_UNSENT_BYTES = 64 * 1024;

/** An open stream, and in whose name it was opened. */
export type Viewer = Watched & {
  /** @returns false where the client does not read: it is to be dropped */
  send(bytes: Buffer): boolean;
  /** At once: what waits for a client that does not read is not waited for. */
  end(): void;
};

export function viewerOf(message: IncomingMessage, response: ServerResponse, actor: Actor): Viewer {
  return {
    actor,
    credentials: credentialsOf(message.headers),
    checkAt: 0,
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
