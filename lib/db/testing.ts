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

/** Copied in a fraction of the time that the migrations take. */
const TEMPLATE = "offhook_template";

/** Applies the migrations once, for all databases that suites ask for of this PostgreSQL. */
export async function prepareTemplate(postgresUrl: string): Promise<void> {
  await administer(postgresUrl, `CREATE DATABASE ${TEMPLATE}`);
  await migrate(addressOf(postgresUrl, TEMPLATE));
}

/** An empty database with all migrations applied, for one suite: suites never see each other's rows. */
export async function temporaryDatabase(
  postgresUrl: string,
): Promise<{ url: string; prisma: PrismaClient; close(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const url = addressOf(postgresUrl, name);
  const [template] = await administer(postgresUrl, `SELECT 1 FROM pg_database WHERE datname = '${TEMPLATE}'`);
  if (template === undefined) {
    await administer(postgresUrl, `CREATE DATABASE ${name}`);
    await migrate(url);
  } else {
    await administer(postgresUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  }
  const prisma = connect(url);
  return {
    url,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await administer(postgresUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function administer(postgresUrl: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

function addressOf(postgresUrl: string, database: string): string {
  const url = new URL(postgresUrl);
  url.pathname = `/${database}`;
  return url.href;
}
