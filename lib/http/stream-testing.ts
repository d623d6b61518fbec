import { once } from "node:events";
import { createServer, get, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { openStream, STREAM_LIMITS } from "#lib/http/stream.ts";
import { type Hub, makeHub } from "#lib/realtime/hub.ts";

export type StreamServer = {
  url: string;
  hub: Hub;
  /** Open connections. */
  connections(): Promise<number>;
  /** Ends every stream. */
  endStreams(): void;
  close(): Promise<void>;
};

/** The stream behind a server of its own, as a process of its own would have it; ready when it hears. */
export async function serveStream(
  databaseUrl: string,
  limits: Partial<typeof STREAM_LIMITS> = {},
): Promise<StreamServer> {
  const hub = makeHub();
  const hearing = new Promise<void>((resolve) => hub.subscribe(({ kind }) => kind === "hearing" && resolve()));
  hub.start({ databaseUrl });
  await hearing;
  const stream = openStream(hub, { ...STREAM_LIMITS, ...limits });
  const server = createServer(async (request, response) => {
    if (!(await stream.answer(request, response))) response.writeHead(418).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/stream`,
    hub,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    endStreams: () => stream.close(),
    close: async () => {
      stream.close();
      await hub.close();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export type Heard = { event: string; data: unknown };

/** Somebody at a stream, with all that was heard so far. */
export type Hearer = {
  headers: IncomingHttpHeaders;
  heard: readonly Heard[];
  /** As it came. */
  text(): string;
  /** Waits for an event of this name, with this in its data, after those that were waited for before. */
  hears(event: string, data?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Waits for the end of the stream. */
  ends(): Promise<void>;
  leave(): void;
};

/** Opens a stream. @throws with the status where it is refused */
export async function hearAt(url: string, headers: Readonly<Record<string, string>>): Promise<Hearer> {
  const request = get(url, { headers, agent: false });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`refused with ${response.statusCode}`);
  // Cut connections are the end as well.
  for (const one of [request, response]) one.on("error", () => {});
  const heard: Heard[] = [];
  let place = 0;
  let text = "";
  let rest = "";
  response.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    const blocks = (rest + chunk).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const [, event, data] = /^event: (\S+)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined && data !== undefined) heard.push({ event, data: JSON.parse(data) });
    }
    response.emit("heard");
  });
  response.once("close", () => response.emit("heard"));
  const next = (event: string, data: Readonly<Record<string, unknown>>) =>
    heard.findIndex((one, index) => index >= place && one.event === event && holds(one.data, data));
  return {
    headers: response.headers,
    heard,
    text: () => text,
    hears: async (event, data = {}) => {
      while (next(event, data) === -1) {
        if (response.closed) throw new Error(`the stream ended before ${event} ${JSON.stringify(data)}`);
        await once(response, "heard");
      }
      place = next(event, data) + 1;
    },
    ends: async () => {
      if (!response.closed) await once(response, "close");
    },
    leave: () => {
      request.destroy();
    },
  };
}

function holds(data: unknown, part: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(part).every(([name, value]) => Object(data)[name] === value);
}
