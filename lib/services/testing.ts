import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/auth/actor.ts";
import type { Role } from "#lib/contracts/account.ts";
import { disconnect } from "#lib/db/client.ts";
import { temporaryDatabase } from "#lib/db/testing.ts";
import { parseEnv, type RunningEnv, settleEnv } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import type { Context } from "#lib/services/context.ts";

/** An address nobody listens at. */
export const NO_DATABASE = "postgresql://offhook@127.0.0.1:1/offhook";

/** Settles the environment of a test's process as a server without any variables has it, and keeps its log quiet. */
export function settleTestEnv(changes: Partial<RunningEnv> = {}): RunningEnv {
  const running = {
    ...parseEnv({}),
    databaseUrl: NO_DATABASE,
    authSecret: "a secret that only the tests know",
    ...changes,
  };
  settleEnv(running);
  log.level = "silent";
  return running;
}

/** A database of this suite's own behind `db()`. */
export async function openTestDatabase(postgresUrl: string): Promise<{ url: string; close(): Promise<void> }> {
  const database = await temporaryDatabase(postgresUrl);
  settleTestEnv({ databaseUrl: database.url });
  return {
    url: database.url,
    close: async () => {
      await disconnect();
      await database.close();
    },
  };
}

/** Somebody with a role, who need not exist. */
export function actorWith(role: Role): Actor {
  return { kind: "account", id: randomUUID(), name: `A ${role}`, email: `${role}@example.com`, role };
}

export function contextOf(actor: Actor | null, now: Date = new Date()): Context {
  return { actor, now };
}

/** An address of its own for each account of a test. */
export function freshEmail(): string {
  return `${randomUUID()}@example.com`;
}
