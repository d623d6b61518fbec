import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "#lib/db/generated/client.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { perProcess } from "#lib/per-process.ts";

type Connection = { readonly client: PrismaClient; readonly pool: pg.Pool };

/** Above what a transaction may last: Prisma ends one that a process that still runs has left open. */
const IDLE_IN_TRANSACTION_MS = 20_000;

/** A client on its own pool of connections; `$disconnect` ends both. */
export function connect(
  databaseUrl: string,
  { idleInTransactionMs = IDLE_IN_TRANSACTION_MS }: { idleInTransactionMs?: number } = {},
): PrismaClient {
  return connection(databaseUrl, idleInTransactionMs).client;
}

function connection(databaseUrl: string, idleInTransactionMs: number): Connection {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 20,
    // A database that does not answer must not hold a request for long: the page says so instead.
    connectionTimeoutMillis: 3_000,
    // PostgreSQL gives a statement up first; where it is frozen itself, the driver does, a moment later.
    statement_timeout: 5_000,
    query_timeout: 6_000,
    // A process that is frozen in a transaction keeps its locks, and nothing in it can let go of them: whoever needs one of them
    // would wait until it is thawed. PostgreSQL ends the transaction with its connection instead.
    idle_in_transaction_session_timeout: idleInTransactionMs,
    application_name: "offhook",
  });
  // An idle connection that breaks is replaced at the next query; unheard, it would end the process.
  pool.on("error", (err) => log.debug({ err }, "An idle connection to the database broke"));
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  // Transactions may queue behind one row's lock for a moment; Prisma's defaults give up too early under load.
  return { client: new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 15_000 } }), pool };
}

const holder = () => perProcess<{ connection: Connection | null }>("prisma", () => ({ connection: null }));

function kept(): Connection {
  const held = holder();
  held.connection ??= connection(env().databaseUrl, IDLE_IN_TRANSACTION_MS);
  return held.connection;
}

/** The process's own client, made at first use. */
export function db(): PrismaClient {
  return kept().client;
}

/**
 * The rows of one query, past Prisma: on a page of 50 rows its share is as large as the query's own. For who asks, what
 * open pages ask after every change, what is written at each key that is pressed, and nothing else.
 */
export async function queryRows<Row extends pg.QueryResultRow>({ text, values }: Prisma.Sql): Promise<Row[]> {
  return (await kept().pool.query<Row>(text, [...values])).rows;
}

/** Ends the process's connections; a later `db()` makes new ones. */
export async function disconnect(): Promise<void> {
  const { connection: ending } = holder();
  holder().connection = null;
  if (ending === null) return;
  await ending.client.$disconnect();
  // Prisma ends the pool only if it has ever used it.
  if (!ending.pool.ended) await ending.pool.end();
}
