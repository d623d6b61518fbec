import pg from "pg";
import { migrate } from "#lib/db/migrate.ts";
import type { Env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { type Database, openEmbedded } from "#lib/postgres/embedded.ts";

/** The oldest PostgreSQL whose features we use. */
const OLDEST_MAJOR = 14;

/**
 * The database that the environment names, or the embedded one, with all migrations applied.
 * @param server the address of the process that serves from it; absent for a command
 * @throws Error with one line for the operator; never holds the password
 */
export async function openDatabase(
  env: Pick<Env, "databaseUrl" | "dataDir">,
  server?: { address: string },
): Promise<Database> {
  const database = env.databaseUrl === null ? await openEmbedded(env.dataDir, server) : await external(env.databaseUrl);
  try {
    const applied = await migrate(database.url);
    if (applied.length > 0) log.info({ applied }, "Migrated the database");
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function external(url: string): Promise<Database> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  const { host } = new URL(url);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (major < OLDEST_MAJOR) throw new Error(`it is PostgreSQL ${major}; expected ${OLDEST_MAJOR} or newer`);
  } catch (error) {
    const reason = error instanceof AggregateError ? error.errors.map(String).join("; ") : (error as Error).message;
    throw new Error(`DATABASE_URL: cannot use the PostgreSQL at ${host}: ${reason}`);
  } finally {
    await client.end().catch(() => {});
  }
  return { url, close: async () => {} };
}
