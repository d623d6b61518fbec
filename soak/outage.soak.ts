/** PostgreSQL gone under a monitor, fifty streams and somebody who writes: for a moment, and for half a minute. */
import { randomBytes } from "node:crypto";
import { clusterUrl, openCluster, startCluster, stopCluster } from "#lib/postgres/cluster.ts";
import { MONITOR_EVERY_SECOND, startServer, temporaryFolder } from "../e2e/support/app.ts";
import { createAdministrator, signInOverHttp } from "../e2e/support/sign-in.ts";
import { outage } from "./outage/outage.ts";

const PORT = 4385;
const STREAMS = 50;
const GONE_MS = [0, 30_000, 0, 5_000];

const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = await temporaryFolder();
const cluster = await openCluster(folder.path);
const databasePort = await startCluster(cluster);
const server = await startServer(PORT, folder.path, {
  ...MONITOR_EVERY_SECOND,
  DATABASE_URL: clusterUrl(cluster, databasePort, "postgres"),
  AUTH_SECRET: randomBytes(32).toString("hex"),
});
try {
  const url = `http://localhost:${PORT}`;
  await createAdministrator(url);
  const cookie = await signInOverHttp(url);
  for (const goneMs of GONE_MS) {
    const found = await outage({ url, cookie, cluster, databasePort, streams: STREAMS, goneMs });
    for (const fault of found.faults) say(fault);
    say(
      `Gone for ${goneMs / 1_000} s: ${found.acknowledged} notes acknowledged, ${found.refused} refused; all ${STREAMS} streams heard again after ${found.heardAfterMs} ms, the monitor looked after ${found.lookedAfterMs} ms; ${found.faults.length} faults`,
    );
    if (found.faults.length > 0 || found.heardAfterMs > 1_000) process.exitCode = 1;
  }
} finally {
  await server.stop("SIGKILL");
  await stopCluster(cluster);
  await folder.remove();
}
