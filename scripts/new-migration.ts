/** Writes the SQL that leads from the committed Prisma schema to the one on disk: `npm run new-migration -- NAME`. */
import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { sqlBetween } from "#lib/db/migrate.ts";
import { readSchema } from "#lib/db/schema-engine.ts";
import { temporaryPostgres } from "#lib/db/testing.ts";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Expected a name of small letters, digits and _, for instance add_incidents");
  process.exit(2);
}

const committed = execFileSync("git", ["show", "HEAD:prisma/schema.prisma"], { encoding: "utf8" });
const postgres = await temporaryPostgres();
try {
  const sql = await sqlBetween(postgres.url, committed, await readSchema());
  const time = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = `prisma/migrations/${time}_${name}`;
  await mkdir(folder);
  await writeFile(`${folder}/migration.sql`, sql);
  console.log(`Wrote ${folder}/migration.sql; read it before you commit it.`);
} finally {
  await postgres.close();
}
