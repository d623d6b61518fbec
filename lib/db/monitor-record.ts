import { z } from "zod";
import type { Suspicion } from "#lib/contracts/monitor.ts";
import { Fact, Reading, Verdict } from "#lib/contracts/triage.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { holdLastingSuspicion } from "#lib/db/suspicions.ts";

/** Taken by whoever records a run: what one run means depends on the one before it. */
const RECORD_LOCK = 0x0ff_0006;

/** The monitor's row. What of its JSON this version cannot read counts as not there. */
export type MonitorRow = {
  readonly lastRunAt: Date | null;
  readonly nextRunAt: Date | null;
  readonly intervalMs: number;
  readonly freshForMs: number;
  readonly slowedBy: string | null;
  /** The latest of each probe. */
  readonly readings: readonly Reading[];
  /** As `lib/monitor` wrote it; not parsed. */
  readonly memory: unknown;
};

/** A stretch of time over which every run said the same. */
export type PeriodRow = Pick<Verdict, "side" | "leaf" | "severity" | "confidence"> & {
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly freshForMs: number;
  readonly sentence: string;
  readonly changes: readonly Fact[];
  readonly runId: string;
};

/** What is known of the runs so far, held so that nobody else records one meanwhile. */
export type HeldRecord = {
  readonly transaction: Prisma.TransactionClient;
  readonly monitor: MonitorRow | null;
  readonly period: (PeriodRow & { readonly id: bigint }) | null;
  readonly suspicion: Suspicion | null;
  saveMonitor(row: Omit<MonitorRow, "memory"> & { memory: Prisma.InputJsonValue }): Promise<void>;
  beginPeriod(period: PeriodRow): Promise<void>;
  extendPeriod(change: Pick<PeriodRow, "seenAt" | "freshForMs">): Promise<void>;
};

export async function withRecordHeld<T>(simulated: boolean, work: (held: HeldRecord) => Promise<T>): Promise<T> {
  return db().$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${RECORD_LOCK}::int, ${simulated ? 1 : 0}::int)`;
    const period = await findPeriod(simulated, transaction);
    return work({
      transaction,
      monitor: await findMonitor(simulated, transaction),
      period,
      suspicion: await holdLastingSuspicion(transaction, simulated),
      saveMonitor: async ({ memory, ...row }) => {
        const data = { ...row, readings: [...row.readings], watch: memory };
        await transaction.monitorState.upsert({
          where: { simulated },
          create: { simulated, ...data },
          update: data,
        });
      },
      beginPeriod: async (next) => {
        await transaction.verdictPeriod.create({ data: { ...next, changes: [...next.changes], simulated } });
      },
      extendPeriod: async (change) => {
        if (period !== null) await transaction.verdictPeriod.update({ where: { id: period.id }, data: change });
      },
    });
  });
}

/** Null before the first run that was ever kept. */
export async function findMonitor(
  simulated: boolean,
  client: Prisma.TransactionClient = db(),
): Promise<MonitorRow | null> {
  const row = await client.monitorState.findUnique({ where: { simulated } });
  if (row === null) return null;
  const { watch, readings, ...rest } = row;
  return { ...rest, readings: z.array(Reading).safeParse(readings).data ?? [], memory: watch };
}

/** What is said now, and since when; null before the first run that was ever kept. */
export async function findPeriod(
  simulated: boolean,
  client: Prisma.TransactionClient = db(),
): Promise<(PeriodRow & { id: bigint }) | null> {
  const row = await client.verdictPeriod.findFirst({ where: { simulated }, orderBy: { id: "desc" } });
  const kept = KeptPeriod.safeParse(row);
  return row === null || !kept.success ? null : { ...row, ...kept.data };
}

const KeptPeriod = Verdict.pick({ side: true, leaf: true, severity: true, confidence: true }).extend({
  changes: z.array(Fact),
});
