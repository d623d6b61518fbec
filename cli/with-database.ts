import { OPERATOR } from "#lib/auth/actor.ts";
import { disconnect } from "#lib/db/client.ts";
import { openDatabase } from "#lib/db/open.ts";
import { type Env, settleEnv } from "#lib/env.ts";
import type { Context } from "#lib/services/context.ts";

/** Runs a service as the operator, on the database that the server uses too, whether it runs or not. */
export async function withDatabase<T>(env: Env, use: (ctx: Context) => Promise<T>): Promise<T> {
  const database = await openDatabase(env);
  try {
    settleEnv({ ...env, databaseUrl: database.url, authSecret: env.authSecret ?? "" });
    return await use({ actor: OPERATOR, now: new Date() });
  } finally {
    await disconnect();
    await database.close();
  }
}
