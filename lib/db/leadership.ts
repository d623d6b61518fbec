import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { db } from "#lib/db/client.ts";
import { log } from "#lib/log.ts";

/** What one process at a time does. The number is the lock's first key, so that nobody else takes it. */
const LOCKS = { monitor: 0x0ff_0007 } as const;

export type Task = {
  readonly name: keyof typeof LOCKS;
  /** The simulator and the real Intercom have a leader each. */
  readonly simulated: boolean;
};

/** That this process, and no other, does the task. */
export type Leadership = {
  /** Aborted when the connection that holds the lock is gone: another process may have taken over. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
};

/** How long the database may take to answer, in milliseconds. */
const ANSWER_WITHIN_MS = 3_000;
const PART_WITHIN_MS = 1_000;
/** How often the connection is tried: one that is dead without a word has to be noticed. */
const CHECK_EVERY_MS = 5_000;

/**
 * Tries to become the one process that does a task. The lock belongs to a connection of its own, so that PostgreSQL frees it when
 * this process dies.
 * @returns null where another process does it
 * @throws where the database cannot be reached
 */
export async function tryToLead(databaseUrl: string, task: Task): Promise<Leadership | null> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: `offhook ${task.name}`,
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  });
  const lost = new AbortController();
  client.on("error", (error) => lost.abort(error));
  client.once("end", () => lost.abort(new Error("The connection ended")));
  try {
    await client.connect();
    // A machine that loses its power says no goodbye: the server notices within some ten seconds.
    await client.query("SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3");
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1::int, $2::int) AS mine", [
      LOCKS[task.name],
      task.simulated ? 1 : 0,
    ]);
    if (rows[0]?.mine !== true) {
      await part(client);
      return null;
    }
  } catch (error) {
    await part(client);
    throw error;
  }
  void check(client, lost);
  return {
    lost: lost.signal,
    release: async () => {
      lost.abort();
      await part(client);
    },
  };
}

/** Ends the connection. One that says no goodbye any more, because the database is frozen or gone, is left to itself. */
async function part(client: pg.Client): Promise<void> {
  await Promise.race([client.end().catch(() => {}), setTimeout(PART_WITHIN_MS, undefined, { ref: false })]);
}

async function check(client: pg.Client, lost: AbortController): Promise<void> {
  while (!lost.signal.aborted) {
    await setTimeout(CHECK_EVERY_MS, undefined, { signal: lost.signal, ref: false }).catch(() => {});
    if (lost.signal.aborted) return;
    await client.query("SELECT 1").catch((error: unknown) => lost.abort(error));
  }
}

/**
 * Ends the connection of whoever leads a task: a process that hangs keeps its lock although it does nothing any more. What that
 * process finds when it goes on is that it has lost its lead.
 */
export async function unseat(task: Task): Promise<void> {
  const rows = await db().$queryRaw<{ ended: boolean }[]>`
    SELECT pg_terminate_backend(pid) AS ended
    FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 2
      AND classid = ${LOCKS[task.name]}::int::oid AND objid = ${task.simulated ? 1 : 0}::int::oid
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  if (rows.length > 0)
    log.warn({ task: task.name }, "The process that led has done nothing for long, and lost its lead");
}
