import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout } from "node:timers/promises";
import next from "next";
import { keptAuthSecret } from "#lib/auth/auth-secret.ts";
import { PEER_HEADER } from "#lib/auth/client-address.ts";
import { openCollab } from "#lib/collab/collab.ts";
import { disconnect } from "#lib/db/client.ts";
import { openDatabase } from "#lib/db/open.ts";
import { publishOutside } from "#lib/db/publish.ts";
import { type Env, EnvError, parseEnv, type RunningEnv, settleEnv } from "#lib/env.ts";
import { api } from "#lib/http/api.ts";
import { answerFrom } from "#lib/http/node-http.ts";
import { refuseUnreadable } from "#lib/http/refuse-unreadable.ts";
import { openStream } from "#lib/http/stream.ts";
import { startMonitor } from "#lib/jobs/monitor.ts";
import { startQueue, stopQueue } from "#lib/jobs/queue.ts";
import { startTidying } from "#lib/jobs/tidy.ts";
import { log } from "#lib/log.ts";
import { hub } from "#lib/realtime/hub.ts";
import { PortTakenError, startSimulator } from "#simulator/server.ts";

/** How long answers under way, or a start under way, may take after we were told to stop. */
const DRAIN_MS = 5_000;

/**
 * How long a connection may idle between two requests. Longer than the minute for which proxies keep theirs: whoever sends just as
 * we close gets a reset in place of an answer.
 */
const KEPT_ALIVE_MS = 75_000;

process.env.NEXT_TELEMETRY_DISABLED = "1";
const dev = process.argv.includes("--dev");
/** Everything that was started, in order; stopping goes backwards. */
const started = new AsyncDisposableStack();
let stopping: Promise<void> | null = null;

function stop(reason: string, code = 0): Promise<void> {
  stopping ??= (async () => {
    log.info({ reason }, "Stopping");
    process.exitCode = code;
    // What was being started must be stopped too, but a start that hangs cannot keep us.
    await Promise.race([starting.catch(() => {}), setTimeout(DRAIN_MS)]);
    await started.disposeAsync().catch((err) => log.error({ err }, "Not everything stopped in order"));
    log.info("Stopped");
    // What is left by now are idle sockets of libraries; waiting for them would only delay the next start.
    process.exit();
  })();
  return stopping;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal));
// Our launcher has died: nobody is left who could tell us to stop.
process.once("disconnect", () => stop("launcher gone"));
process.on("uncaughtException", (err) => {
  log.fatal({ err }, "Uncaught exception");
  stop("uncaught exception", 1);
});

const starting = start();
starting.catch((error: unknown) => {
  if (stopping) return;
  // People read this line; the log has the rest.
  if (error instanceof EnvError) for (const problem of error.problems) process.stderr.write(`${problem}\n`);
  else {
    log.debug({ err: error }, "Could not start");
    process.stderr.write(`Offhook could not start. ${error instanceof Error ? error.message : String(error)}\n`);
  }
  stop("could not start", 1);
});

async function start(): Promise<void> {
  const env = parseEnv(process.env);
  log.level = env.logLevel;

  const address = `http://localhost:${env.port}`;
  const database = await openDatabase(env, { address });
  started.defer(() => database.close());
  started.defer(disconnect);
  giveUpIfStopping();

  const running: RunningEnv = {
    ...env,
    ...(env.simulated ? await startSimulated(env.port) : {}),
    databaseUrl: database.url,
    authSecret: env.authSecret ?? (await keptAuthSecret(env.dataDir)),
  };
  settleEnv(running);
  // next-auth reads these two itself.
  process.env.NEXTAUTH_URL = running.publicUrl;
  process.env.NEXTAUTH_SECRET = running.authSecret;
  hub().start(running);
  started.defer(() => hub().close());
  giveUpIfStopping();

  started.defer(stopQueue);
  await startQueue();
  giveUpIfStopping();

  await startWeb(env.port);
  const tidying = startTidying();
  started.defer(() => tidying.close());
  if (env.monitor.on) {
    const monitor = startMonitor();
    started.defer(() => monitor.close());
  }
  log.info({ address, publicUrl: running.publicUrl, simulated: env.simulated }, "Serving");
  process.stdout.write(
    `Offhook is at ${running.publicUrl}${env.simulated ? ", on a simulated Intercom (set INTERCOM_ACCESS_TOKEN for the real one)" : ""}\n`,
  );
}

function giveUpIfStopping(): void {
  if (stopping) throw new Error("told to stop while starting");
}

/**
 * The simulator takes the place of every outside system, so that a drill can never reach a real one. It listens on the port after
 * ours, and sends its webhooks to us once we listen.
 */
async function startSimulated(ourPort: number): Promise<Partial<Env>> {
  const port = ourPort + 1;
  const clientSecret = randomBytes(32).toString("hex");
  const webhooks = { url: `http://127.0.0.1:${ourPort}/api/webhooks/intercom`, clientSecret, everyMs: 5_000 };
  const simulator = await startSimulator({
    port,
    webhooks,
    onSwitch: () => void publishOutside({ kind: "simulator" }),
  }).catch((error: unknown) => {
    if (!(error instanceof PortTakenError)) throw error;
    throw new Error(`Port ${port}, for the simulator, is taken by another program. Set PORT to one below a free one.`);
  });
  started.defer(() => simulator.close());
  return {
    intercom: { apiUrl: `${simulator.url}/intercom`, token: { kind: "value", token: "simulated-token" } },
    intercomClientSecret: clientSecret,
    // The simulated workspace is in the US; its API address does not tell.
    statusPage: { url: `${simulator.url}/status`, region: "us" },
    healthUrl: `${simulator.url}/app/health`,
    slack: { kind: "bot", token: "simulated-token", channel: "#incidents", apiUrl: `${simulator.url}/slack/api/` },
    pagerDuty: { routingKey: "simulated".padEnd(32, "0"), apiUrl: `${simulator.url}/pagerduty` },
  };
}

async function startWeb(port: number): Promise<void> {
  // Next closes upgrades that it does not know on the server it is given; it gets one that never listens, and in
  // development the upgrades of its hot reload are handed on to it.
  const upgrades = createServer();
  const app = next({ dev, dir: import.meta.dirname, hostname: "localhost", port, httpServer: upgrades });
  await app.prepare();
  started.defer(() => app.close());
  const handle = app.getRequestHandler();
  const stream = openStream(hub());
  const collab = openCollab(hub());
  // Whoever offers to speak another protocol, as HTTP/2, is answered in the one that both speak.
  const shouldUpgradeCallback = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === "websocket";
  const options = { shouldUpgradeCallback, keepAliveTimeout: KEPT_ALIVE_MS };
  const server = createServer(options, (request: IncomingMessage, response: ServerResponse) => {
    // Next tells a page or layout neither what was asked for (the sign-in page leads back to it) nor who is connected (the
    // sign-in limit counts by it). Both overwrite what a client may have sent under these names.
    request.headers["x-request-path"] = request.url ?? "/";
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
    const answer = async () => {
      if (await refuseUnreadable(request, response)) return;
      if (await stream.answer(request, response)) return;
      // In development Next answers these too, because it notices when their code changes.
      if (!dev && (await answerFrom(api, request, response))) return;
      await handle(request, response);
    };
    answer().catch((err: unknown) => {
      log.error({ err }, "A request failed outside of its handler");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.on("upgrade", (request, socket, head) => {
    if (collab.upgrade(request, socket, head)) return;
    if (dev) upgrades.emit("upgrade", request, socket, head);
    else refuseUpgrade(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new Error(`Port ${port} is taken by another program. Set PORT to a free one.`) : error);
    });
    server.listen(port, resolve);
  });
  started.defer(async () => {
    stream.close();
    const ended = Promise.all([collab.close(), new Promise((resolve) => server.close(resolve))]);
    server.closeIdleConnections();
    await Promise.race([ended, setTimeout(DRAIN_MS)]);
    server.closeAllConnections();
  });
  log.debug({ port: (server.address() as AddressInfo).port }, "Listening");
}

/** There is one WebSocket, and it is not at this address. */
function refuseUpgrade(socket: Duplex): void {
  socket.on("error", () => socket.destroy());
  socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n", () => socket.destroy());
}
