import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { fromPrisma, PgBoss, type QueueOptions } from "pg-boss";
import { isDatabaseUnavailable } from "#lib/db/failure.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { JOB_KINDS, JOB_NAMES, type JobData, type JobName, queueOf } from "#lib/db/job-kinds.ts";
import { log } from "#lib/log.ts";
import { perProcess } from "#lib/per-process.ts";

type OpenQueue = { readonly boss: PgBoss; readonly pool: pg.Pool };

const DAY_SECONDS = 86_400;
/** How long a finished job is kept, and with it the knowledge that its key was used. */
const KEPT_SECONDS = 30 * DAY_SECONDS;
/** A job that waits longer is deleted; more than the longest retrying takes, and less than a failed one is kept. */
const WAITING_SECONDS = 2 * DAY_SECONDS;
/** A job whose process died in the middle of it is given to another one after this, and after the next look around. */
const EXPIRY_SECONDS = 60;

const holder = () => perProcess<{ open: OpenQueue | null }>("job-queue", () => ({ open: null }));

/**
 * Opens the process's job queue: makes or migrates its tables, in a schema of their own, and its kinds of jobs. Several
 * processes may do so at once.
 */
export async function openJobQueue(databaseUrl: string): Promise<PgBoss> {
  const held = holder();
  if (held.open !== null) throw new Error("The job queue is open already");
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 4,
    connectionTimeoutMillis: 3_000,
    // As for the other connections, but the queue's tables are made and swept through these.
    statement_timeout: 30_000,
    query_timeout: 35_000,
    application_name: "offhook jobs",
  });
  pool.on("error", (err) => log.debug({ err }, "An idle connection of the job queue broke"));
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: "pgboss",
    // The monitor keeps its own time; nothing here is done by the clock.
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", logTrouble);
  held.open = { boss, pool };
  try {
    await boss.start();
    for (const name of JOB_NAMES) {
      for (const simulated of [true, false]) await ensureQueue(boss, name, simulated);
    }
  } catch (error) {
    await closeJobQueue(0);
    throw error;
  }
  return boss;
}

/** A queue keeps its policy for ever; the rest follows the table of kinds. */
async function ensureQueue(boss: PgBoss, name: JobName, simulated: boolean): Promise<void> {
  const { retry, order } = JOB_KINDS[name];
  const { firstWaitSeconds, longestWaitSeconds, retries } = retry;
  const options: QueueOptions = {
    retryLimit: retries,
    retryDelay: firstWaitSeconds,
    retryBackoff: true,
    retryDelayMax: longestWaitSeconds,
    expireInSeconds: EXPIRY_SECONDS,
    retentionSeconds: WAITING_SECONDS,
    deleteAfterSeconds: KEPT_SECONDS,
  };
  const queue = queueOf(name, { simulated });
  await boss.createQueue(queue, { policy: order === "in-line" ? "key_strict_fifo" : "standard", ...options });
  await boss.updateQueue(queue, options);
}

/**
 * Queues a job in the caller's transaction: if that rolls back, nothing was queued. A key is used once for each kind of
 * job, however often and from however many processes it is sent.
 * @param options.line jobs of one line are done in the order in which they were queued, where their kind says so
 * @param options.startAfter it is not done before; left out: at once
 * @returns whether this call queued it
 * @throws when the process has not opened the queue: a mistake of ours
 */
export async function enqueue<N extends JobName>(
  transaction: Prisma.TransactionClient,
  name: N,
  data: JobData<N>,
  options: { readonly key: string; readonly line: string; readonly startAfter?: Date | undefined },
): Promise<boolean> {
  const { open } = holder();
  if (open === null) throw new Error("enqueue() was called before openJobQueue()");
  const id = await open.boss.send(queueOf(name, data), data, {
    id: jobId(name, options.key),
    singletonKey: options.line,
    ...(options.startAfter === undefined ? {} : { startAfter: options.startAfter }),
    db: fromPrisma(transaction),
  });
  return id !== null;
}

/** Whether this process can queue jobs. A command of the terminal cannot. */
export function isJobQueueOpen(): boolean {
  return holder().open !== null;
}

/** A UUID that the key alone decides (version 8 of RFC 9562): the table's primary key then refuses the second job. */
function jobId(name: JobName, key: string): string {
  const hex = createHash("sha256").update(`${name}\n${key}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

/** Ends the queue of this process. Jobs under way get so long to end; those that do not are tried again by the next process. */
export async function closeJobQueue(drainMs: number): Promise<void> {
  const held = holder();
  const { open } = held;
  if (open === null) return;
  held.open = null;
  // With a database that does not answer, even saying goodbye can take long.
  const stopped = open.boss.stop({ graceful: drainMs > 0, timeout: drainMs });
  await Promise.race([stopped.catch(logTrouble), setTimeout(drainMs + 2_000, undefined, { ref: false })]);
  await Promise.race([open.pool.end(), setTimeout(1_000, undefined, { ref: false })]);
}

/** The queue asks again by itself; a database that is gone is reported by whoever needs it. pg-boss also emits copies of errors. */
function logTrouble(error: Error): void {
  const err = error instanceof Error ? error : Object.assign(new Error("The job queue failed"), error);
  if (isDatabaseUnavailable(err)) log.debug({ err }, "The job queue cannot reach the database");
  else log.error({ err }, "The job queue met an error");
}
