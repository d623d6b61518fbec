import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { log } from "#lib/log.ts";
import { type Cluster, clusterUrl, openCluster, startCluster, stopCluster } from "#lib/postgres/cluster.ts";

/** A database that is up, its address, and the way to let go of it. */
export type Database = { url: string; close(): Promise<void> };

/** Another server already runs on this data folder. */
export class AlreadyRunningError extends Error {
  override readonly name = "AlreadyRunningError";
  /** For instance `http://localhost:3000 (process 1234)`. */
  readonly where: string;

  constructor(where: string) {
    super(`Offhook is already running at ${where}`);
    this.where = where;
  }
}

/**
 * Advisory locks on the cluster's maintenance database say who uses it; PostgreSQL frees them when a process dies, however
 * it dies. Whoever uses the cluster shares USERS; who can take USERS alone is the last one, and stops the server. The
 * one server process holds SERVER.
 */
const USERS = 0x0ff_0001;
const SERVER = 0x0ff_0002;

const DATABASE = "offhook";
const RETRY_MS = 500;

/**
 * Opens the PostgreSQL under the data folder: made on first use, started if it does not run, taken over if it does.
 * Closing stops it when nobody else uses it any more.
 * @param server the address at which this process will serve; absent for a command, of which any number may run
 * @throws AlreadyRunningError where another server holds this data folder
 */
export async function openEmbedded(dataDir: string, server?: { address: string }): Promise<Database> {
  const cluster = await openCluster(dataDir);
  const name = server ? `${server.address} (process ${process.pid})` : `offhook command ${process.pid}`;
  const { port, client } = await joinCluster(cluster, name);
  let lease = client;
  try {
    if (server) await takeServerLock(lease);
    await ensureDatabase(lease);
  } catch (error) {
    await release(cluster, lease);
    throw error;
  }

  // The server outlives its PostgreSQL: should somebody stop it or the kernel kill it, it is started again on its port.
  let closing = false;
  let revival: Promise<void> = Promise.resolve();
  const watch = () =>
    lease.once("end", () => {
      if (!closing) revival = revive();
    });
  const revive = async () => {
    log.warn("PostgreSQL is gone; starting it again");
    while (!closing) {
      try {
        lease = (await joinCluster(cluster, name, port)).client;
        await takeServerLock(lease);
        log.info("PostgreSQL is back");
        watch();
        return;
      } catch (err) {
        await lease.end().catch(() => {});
        log.error({ err }, "PostgreSQL could not be started; trying again");
        await setTimeout(RETRY_MS);
      }
    }
  };
  if (server) watch();

  return {
    url: clusterUrl(cluster, port, DATABASE),
    close: async () => {
      closing = true;
      await revival;
      await release(cluster, lease);
    },
  };
}

/** Starts the server if need be and joins its users; starts over where it is being stopped at this very moment. */
async function joinCluster(
  cluster: Cluster,
  name: string,
  port?: number,
): Promise<{ port: number; client: pg.Client }> {
  for (let attempt = 1; ; attempt += 1) {
    const running = await startCluster(cluster, port);
    const client = new pg.Client({
      connectionString: clusterUrl(cluster, running, "postgres"),
      application_name: name.slice(0, 63),
      keepAlive: true,
    });
    // Without a listener the loss of the connection would end the process; "end" follows and is what we act on.
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query("SELECT pg_advisory_lock_shared($1)", [USERS]);
      return { port: running, client };
    } catch (error) {
      await client.end().catch(() => {});
      if (attempt >= 5) throw error;
      await setTimeout(RETRY_MS);
    }
  }
}

async function takeServerLock(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [SERVER]);
  if (rows[0]?.taken) return;
  const { rows: holders } = await client.query<{ application_name: string }>(
    `SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.objid = $1 AND l.granted`,
    [SERVER],
  );
  throw new AlreadyRunningError(holders[0]?.application_name ?? "another process");
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
  if (rowCount) return;
  await client.query(`CREATE DATABASE ${DATABASE}`).catch((error: { code?: string }) => {
    // Two first commands at once: the other one made it. 42P04 is its polite, 23505 its racing form.
    if (error.code !== "42P04" && error.code !== "23505") throw error;
  });
}

/** Leaves the users, and stops the server if that leaves none. Who comes meanwhile waits for the lock and starts it anew. */
async function release(cluster: Cluster, client: pg.Client): Promise<void> {
  const isLast = await leaveUsers(client).catch((err: unknown) => {
    // The connection is gone: PostgreSQL has stopped without us, or a newer process has taken it over.
    log.debug({ err }, "PostgreSQL was gone before it was released");
    return false;
  });
  try {
    if (isLast) await stopCluster(cluster);
  } finally {
    await client.end().catch(() => {});
  }
}

async function leaveUsers(client: pg.Client): Promise<boolean> {
  await client.query("SELECT pg_advisory_unlock_shared($1)", [USERS]);
  const { rows } = await client.query<{ last: boolean }>("SELECT pg_try_advisory_lock($1) AS last", [USERS]);
  return rows[0]?.last ?? false;
}
