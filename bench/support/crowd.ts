import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { WebSocket } from "ws";

/** Many clients of one server in this process, all of which are told the same. */
export type Crowd = {
  /** When the last of them has been told the words, by the monotonic clock. Call it before they can be. */
  allHear(words: string): Promise<number>;
  leave(): void;
};

/** Opens one at a time, as open pages do that were not opened by a machine. */
export async function streamCrowd(url: string, tokens: readonly string[]): Promise<Crowd> {
  const ear = makeEar(tokens.length);
  const leaving: (() => void)[] = [];
  for (const token of tokens) {
    const request = get(url, { agent: false, headers: { authorization: `Bearer ${token}` } });
    const [response] = (await once(request, "response")) as [IncomingMessage];
    if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
    for (const one of [request, response]) one.on("error", () => {});
    response.on("data", ear.hear);
    leaving.push(() => request.destroy());
  }
  return { allHear: ear.allHear, leave: () => leaving.forEach((leave) => void leave()) };
}

export async function socketCrowd(url: string, size: number): Promise<Crowd> {
  const ear = makeEar(size);
  const sockets: WebSocket[] = [];
  for (let index = 0; index < size; index += 1) {
    const socket = new WebSocket(url);
    await once(socket, "open");
    socket.on("message", (message: Buffer) => ear.hear(message));
    sockets.push(socket);
  }
  return { allHear: ear.allHear, leave: () => sockets.forEach((socket) => void socket.terminate()) };
}

function makeEar(size: number): Pick<Crowd, "allHear"> & { hear(bytes: Buffer): void } {
  let awaited = Buffer.alloc(0);
  let left = 0;
  let done: (at: number) => void = () => {};
  return {
    allHear: (words) => {
      awaited = Buffer.from(words);
      left = size;
      return new Promise((resolve) => {
        done = resolve;
      });
    },
    hear: (bytes) => {
      if (left === 0 || !bytes.includes(awaited)) return;
      left -= 1;
      if (left === 0) done(performance.now());
    },
  };
}
