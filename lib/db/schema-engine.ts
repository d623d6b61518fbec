import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as binding from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

type MigrationList = Parameters<binding.SchemaEngine["applyMigrations"]>[0]["migrationsList"];

/** Nothing in our databases is managed by anybody else. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

const PRISMA_FOLDER = path.join(import.meta.dirname, "../../prisma");

/**
 * Prisma's own schema engine, in the WebAssembly build that its npm package holds: the native one would be downloaded at
 * first use, which a closed network refuses. The package is internal to Prisma, hence pinned exactly and used here alone.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  use: (engine: binding.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadWasm();
  // The engine takes a lock of its own and frees it only with its connection, so the pool is ours to end.
  const pool = new pg.Pool({ connectionString: databaseUrl, application_name: "offhook migrate" });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
    const engine = await binding.SchemaEngine.new(
      { datamodels: [["schema.prisma", await readSchema()]] },
      () => {},
      adapter,
    );
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/**
 * Prisma's adapter cuts a migration at every semicolon, also those in comments and in the bodies of functions, and runs the
 * pieces one by one. PostgreSQL gets it whole: it reads it rightly, and does all of it or nothing.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (sql) => {
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    };
    return adapter;
  }
}

/** The migrations on disk, in Prisma's own format: a folder each, named by time, holding `migration.sql`. */
export async function readMigrations(): Promise<MigrationList> {
  const baseDir = path.join(PRISMA_FOLDER, "migrations");
  const entries = await readdir(baseDir, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(path.join(baseDir, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      folders.sort().map(async (folder) => ({
        path: folder,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(path.join(baseDir, folder, "migration.sql"), "utf8") },
        },
      })),
    ),
  };
}

/** The text of `prisma/schema.prisma`. */
export function readSchema(): Promise<string> {
  return readFile(path.join(PRISMA_FOLDER, "schema.prisma"), "utf8");
}

let loading: Promise<void> | null = null;

/** Node does not load `.wasm` through `import` without a flag, so the module is put together by hand, once. */
function loadWasm(): Promise<void> {
  loading ??= (async () => {
    const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const bytes = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...binding } });
    const { __wbg_set_wasm: setWasm } = binding as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
    setWasm(instance.exports);
    (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  })();
  return loading;
}
