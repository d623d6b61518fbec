import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export type TestServer = {
  /** Without a slash at the end. */
  readonly url: string;
  /** What was asked so far, oldest first. */
  readonly requests: readonly IncomingMessage[];
  /** Connections that are still open. */
  connections(): Promise<number>;
  close(): Promise<void>;
};

/** A server on a free loopback port, closed when the test ends. */
export async function serve(answer: RequestListener): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
    close,
  };
}

/** Answers by path, query included; anything else is a 404 with HTML. */
export function serveJson(bodies: Readonly<Record<string, unknown>>): Promise<TestServer> {
  return serve((request, response) => {
    const body = Object.hasOwn(bodies, request.url ?? "") ? bodies[request.url ?? ""] : undefined;
    if (body === undefined) {
      response.writeHead(404, { "content-type": "text/html" }).end("<!doctype html><title>Not found</title>");
    } else {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    }
  });
}
