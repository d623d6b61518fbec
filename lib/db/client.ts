import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "#lib/db/generated/client.ts";
import { env } from "#lib/env.ts";
import { perProcess } from "#lib/per-process.ts";

/** A client on its own pool of connections, and the way to end them. */
export function connect(databaseUrl: string): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: databaseUrl,
    max: 20,
    // A database that does not answer must not hold a request for long: the page says so instead.
    connectionTimeoutMillis: 3_000,
    // PostgreSQL gives a statement up first; where it is frozen itself, the driver does, a moment later.
    statement_timeout: 5_000,
    query_timeout: 6_000,
    application_name: "offhook",
  });
  // Transactions may queue behind one row's lock for a moment; Prisma's defaults give up too early under load.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 15_000 } });
}

const holder = () => perProcess<{ client: PrismaClient | null }>("prisma", () => ({ client: null }));

/** The process's own client, made at first use. */
export function db(): PrismaClient {
  const kept = holder();
  kept.client ??= connect(env().databaseUrl);
  return kept.client;
}

/** Ends the process's connections; a later `db()` makes new ones. */
export async function disconnect(): Promise<void> {
  const { client } = holder();
  holder().client = null;
  await client?.$disconnect();
}
