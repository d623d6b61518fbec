import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

/** A server on loopback that hands every request on to another after a wait, and remembers how long each took. */
export type Delayed = {
  url: string;
  /** Milliseconds of each request since the last call, in the order in which they ended. */
  takeRoundTrips(): number[];
  close(): Promise<void>;
};

/** @param delayMs how long a request waits before it is handed on */
export async function delay(target: string, delayMs: (path: string) => number): Promise<Delayed> {
  let roundTrips: number[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const began = performance.now();
    const path = incoming.url ?? "/";
    outgoing.once("close", () => roundTrips.push(performance.now() - began));
    await setTimeout(delayMs(path));
    const onward = request(
      new URL(path, target),
      { method: incoming.method ?? "GET", headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.once("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeRoundTrips: () => {
      const taken = roundTrips;
      roundTrips = [];
      return taken;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
