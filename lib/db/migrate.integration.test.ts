import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { migrate, sqlBetween } from "#lib/db/migrate.ts";
import { readMigrations, readSchema } from "#lib/db/schema-engine.ts";

const names = { migrated: "schema_migrated", generated: "schema_generated" };

/** Indexes that stand in a migration alone, because the Prisma schema cannot say what they are. */
const WRITTEN_BY_HAND = [
  "action_item_done_idx",
  "action_item_done_owner_idx",
  "action_item_due_idx",
  "action_item_open_idx",
  "action_item_open_kind_idx",
  "action_item_open_owner_idx",
  "incident_event_declaration_key",
  "incident_open_idx",
  "incident_search_words",
  "suspicion_open_key",
];

const urlOf = (name: string) => Object.assign(new URL(inject("postgresUrl")), { pathname: `/${name}` }).href;

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

beforeAll(async () => {
  for (const name of Object.values(names)) await query(inject("postgresUrl"), `CREATE DATABASE ${name}`);
});

afterAll(async () => {
  for (const name of Object.values(names)) await query(inject("postgresUrl"), `DROP DATABASE ${name} WITH (FORCE)`);
});

describe("migrate", () => {
  test("given an empty database and two replicas starting at once, when both migrate, then each migration is applied once", async () => {
    const applied = await Promise.all([migrate(urlOf(names.migrated)), migrate(urlOf(names.migrated))]);
    const { migrationDirectories } = await readMigrations();
    expect(applied.flat()).toEqual(migrationDirectories.map((migration) => migration.path));
    expect(await migrate(urlOf(names.migrated))).toEqual([]);
  });

  test("given a database made by the migrations and one made from the schema, then both have the same shape", async () => {
    const url = urlOf(names.generated);
    await query(url, await sqlBetween(url, null, await readSchema()));
    for (const catalogue of [
      `SELECT table_name, column_name, udt_name, is_nullable, column_default, datetime_precision
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`,
      `SELECT tablename, indexname, indexdef FROM pg_indexes
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
         AND indexname NOT IN (${WRITTEN_BY_HAND.map((name) => `'${name}'`).join()}) ORDER BY 1, 2`,
      `SELECT t.typname, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid ORDER BY 1, e.enumsortorder`,
      `SELECT conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> '_prisma_migrations' ORDER BY 1`,
    ]) {
      const generated = await query(url, catalogue);
      expect(generated.length).toBeGreaterThan(0);
      expect(await query(urlOf(names.migrated), catalogue)).toEqual(generated);
    }
  });

  test("given the indexes that the schema cannot say, then the migrations make them", async () => {
    const rows = await query(urlOf(names.migrated), "SELECT indexname FROM pg_indexes WHERE schemaname = 'public'");
    expect(rows).toEqual(expect.arrayContaining(WRITTEN_BY_HAND.map((indexname) => ({ indexname }))));
  });
});
