import pg from "pg";
import { NO_FILTERS, readMigrations, withSchemaEngine } from "#lib/db/schema-engine.ts";

/** Held while migrating, so that of several replicas starting at once one migrates and the others wait for it. */
const MIGRATIONS_LOCK = 0x0ff_0003;

/** How long to wait for another replica that migrates. A start that fails is tried again; one that hangs is not. */
const LOCK_TIMEOUT_MS = 120_000;

/** The database and the migrations on disk do not fit together; a person has to decide. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/**
 * Brings the database up to the migrations on disk.
 * @returns the names of those applied now; empty when it was up to date
 * @throws MigrationError when an earlier migration failed half-way or was edited after it was applied
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const lock = new pg.Client({
    connectionString: databaseUrl,
    application_name: "offhook migrate",
    connectionTimeoutMillis: 10_000,
    lock_timeout: LOCK_TIMEOUT_MS,
  });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATIONS_LOCK]);
    return await applyMigrations(databaseUrl);
  } finally {
    await lock.end();
  }
}

function applyMigrations(databaseUrl: string): Promise<string[]> {
  return withSchemaEngine(databaseUrl, async (engine) => {
    const migrationsList = await readMigrations();
    const { editedMigrationNames, failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: NO_FILTERS,
    });
    if (failedMigrationNames.length > 0) {
      throw new MigrationError(
        `Failed half-way earlier: ${failedMigrationNames.join(", ")}. Mend the database by hand.`,
      );
    }
    if (editedMigrationNames.length > 0) {
      throw new MigrationError(`Edited after they were applied: ${editedMigrationNames.join(", ")}.`);
    }
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
    return appliedMigrationNames;
  });
}

/**
 * The SQL that leads from one Prisma schema to another, for writing a new migration.
 * @param from the text of the older schema; null for an empty database
 */
export async function sqlBetween(databaseUrl: string, from: string | null, to: string): Promise<string> {
  const target = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content }],
  });
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { stdout } = await engine.diff({
      from: from === null ? { tag: "empty" } : target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    return stdout ?? "";
  });
}
