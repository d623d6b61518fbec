import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readBody } from "#simulator/call.ts";
import { deliver } from "#simulator/deliver.ts";
import { problem } from "#simulator/problem.ts";
import type { Reply } from "#simulator/reply.ts";
import { route } from "#simulator/router.ts";
import { sendWebhooks, type WebhookOptions } from "#simulator/webhooks/sender.ts";
import { createWorld, type World } from "#simulator/world.ts";

export type SimulatorOptions = {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** The simulator's clock: rate-limit windows, times of incidents and messages. Delays are real time all the same. */
  now?: () => Date;
  /** Where Intercom's webhooks go; left out, none are sent. */
  webhooks?: WebhookOptions;
  /** Told whenever it plays something else, whoever switched it. */
  onSwitch?: () => void;
};

export type Simulator = {
  /** Without a slash at the end, for instance `http://127.0.0.1:3001`. */
  url: string;
  port: number;
  /** Stops listening and ends every connection at once, also those that hang or still receive. */
  close(): Promise<void>;
};

/** Another program listens on the port. */
export class PortTakenError extends Error {
  readonly code = "port_taken";
  readonly host: string;
  readonly port: number;

  constructor(host: string, port: number) {
    super(`The simulator cannot listen on ${host}:${port}: the port is taken`);
    this.name = "PortTakenError";
    this.host = host;
    this.port = port;
  }
}

/**
 * Starts a simulator in the scenario `healthy`, with a memory of its own. Rejects with a PortTakenError, or with Node's own
 * error where it cannot listen for another reason.
 */
export async function startSimulator({
  port,
  host = "127.0.0.1",
  now = () => new Date(),
  webhooks,
  onSwitch = () => {},
}: SimulatorOptions): Promise<Simulator> {
  const world = createWorld(now);
  world.events.on("switched", onSwitch);
  const server = createServer();
  const listeningPort = await listen(server, port, host);
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${listeningPort}`;
  server.on("request", (request, response) => void handle(request, response, url, world));
  const sender = webhooks && sendWebhooks(webhooks, world);
  const stop = async () => {
    await Promise.all([sender?.close(), close(server)]);
  };
  return { url, port: listeningPort, close: stop };
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw isTaken ? new PortTakenError(host, port) : error;
  }
  return (server.address() as AddressInfo).port;
}

async function handle(request: IncomingMessage, response: ServerResponse, origin: string, world: World): Promise<void> {
  const body = await readBody(request);
  if (body.kind === "aborted") return;
  deliver(answer(request, body.kind === "read" ? body.text : null, origin, world), request, response);
}

function answer(request: IncomingMessage, body: string | null, origin: string, world: World): Reply {
  try {
    return route(request, body, origin, world);
  } catch {
    return problem({ status: 500, code: "internal", title: "Internal error", detail: "The simulator failed." });
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
