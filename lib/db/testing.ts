import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { connect } from "#lib/db/client.ts";
import type { PrismaClient } from "#lib/db/generated/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { type Database, openEmbedded } from "#lib/postgres/embedded.ts";

/** A whole PostgreSQL for the tests of one run, in a folder of its own that goes with it. */
export async function temporaryPostgres(): Promise<Database> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "offhook-test-"));
  const database = await openEmbedded(folder);
  return {
    url: database.url,
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An empty database with all migrations applied, for one suite: suites never see each other's rows. */
export async function temporaryDatabase(
  postgresUrl: string,
): Promise<{ url: string; prisma: PrismaClient; close(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(postgresUrl);
  const administer = async (sql: string) => {
    const client = new pg.Client({ connectionString: postgresUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await administer(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  await migrate(url.href);
  const prisma = connect(url.href);
  return {
    url: url.href,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
