import { randomUUID } from "node:crypto";
import type { Suspicion } from "#lib/contracts/monitor.ts";
import { db, queryRows } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { insertSuspicion } from "#lib/db/suspicions.ts";
import { env } from "#lib/env.ts";
import { queueSuspicionNotices } from "#lib/services/notify-suspicion.ts";
import { instant } from "#lib/text/instant.ts";

export function aSuspicion(changes: Partial<Suspicion> = {}): Suspicion {
  return {
    id: randomUUID(),
    side: "theirs",
    leaf: "server-error",
    severity: "P1",
    startedAt: "2026-11-22T14:05:10.000Z",
    raisedAt: "2026-11-22T14:05:40.000Z",
    endedAt: null,
    trigger: "Intercom answers 503 to every call.",
    runId: randomUUID(),
    requestIds: [],
    incidentNumber: null,
    dismissed: null,
    ...changes,
  };
}

/** Keeps a suspicion and queues that it was raised, as the monitor does it: in one transaction. */
export async function raise(changes: Partial<Suspicion> = {}): Promise<Suspicion> {
  const suspicion = aSuspicion(changes);
  await db().$transaction(async (transaction) => {
    // Only one may last at a time; the tests' are many.
    await transaction.suspicion.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } });
    await insertSuspicion(transaction, env().simulated, suspicion);
    await queueSuspicionNotices(transaction, { suspicion, event: "raised", env: env() });
  });
  return suspicion;
}

export async function end(suspicion: Suspicion): Promise<void> {
  const endedAt = instant(new Date(Date.parse(suspicion.startedAt) + 15 * 60_000));
  await db().$transaction(async (transaction) => {
    await transaction.suspicion.update({ where: { id: suspicion.id }, data: { endedAt } });
    await queueSuspicionNotices(transaction, { suspicion, event: "ended", env: env() });
  });
}

export type KeptJob = {
  state: "created" | "retry" | "active" | "completed" | "cancelled" | "failed";
  event: "raised" | "ended";
  channel: "pagerduty" | "slack";
  output: { kind?: string; reason?: string } | null;
  waitSeconds: number;
};

/** The jobs about a suspicion, as their rows stand. */
export function jobsOf({ id }: Suspicion): Promise<KeptJob[]> {
  return queryRows<KeptJob>(Prisma.sql`
    SELECT state, data->>'event' AS event, data->>'channel' AS channel, output,
      extract(epoch FROM start_after - now())::float AS "waitSeconds"
    FROM pgboss.job WHERE data->>'suspicionId' = ${id} ORDER BY created_on, data->>'channel'`);
}

/** Lets the wait before the next attempt be over. */
export async function skipWaits(): Promise<void> {
  await db().$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`;
}

/** Deletes every job there is; before a queue was ever opened there is none. */
export async function forgetJobs(): Promise<void> {
  await db().$executeRaw`
    DO $$ BEGIN
      IF to_regclass('pgboss.job') IS NOT NULL THEN DELETE FROM pgboss.job; END IF;
    END $$`;
}
