import { openDatabase } from "#lib/db/open.ts";
import type { Env } from "#lib/env.ts";

/** Opening the database migrates it, as it does at the start of the server. */
export async function migrateCommand(env: Env): Promise<number> {
  const database = await openDatabase(env);
  await database.close();
  console.log("The database is up to date.");
  return 0;
}
