import { z } from "zod";
import { RateLimit, Reading, type TriageRun, Verdict } from "#lib/contracts/triage.ts";
import { db } from "#lib/db/client.ts";
import { Prisma, type TriageRun as Row } from "#lib/db/generated/client.ts";

/** The verdict as its columns hold it. */
const KeptVerdict = Verdict.extend({ readings: z.array(Reading), rateLimit: RateLimit.nullable().catch(null) });

/**
 * @param told what this run's own `/me` told of the workspace; null where it told nothing
 * @returns false where it is kept already
 */
export async function insertTriageRun(
  transaction: Prisma.TransactionClient,
  run: TriageRun,
  told: { readonly region: string | null; readonly workspaceId: string | null } | null,
): Promise<boolean> {
  const { verdict, rateLimit, ...rest } = run;
  const data = { ...rest, ...verdict, rateLimit: rateLimit ?? Prisma.DbNull, ...told };
  const { count } = await transaction.triageRun.createMany({ data, skipDuplicates: true });
  return count === 1;
}

/**
 * The latest run of a kind: a practice run says nothing about the real Intercom. A run that this version cannot read (an
 * older or newer one kept it) counts as none.
 */
export async function findLatestTriageRun(simulated: boolean): Promise<TriageRun | null> {
  const row = await db().triageRun.findFirst({
    where: { simulated },
    orderBy: { seq: "desc" },
  });
  return row && toTriageRun(row);
}

/** A run by its id; null where there is none, or none that this version can read. */
export async function findTriageRun(id: string): Promise<TriageRun | null> {
  const row = await db().triageRun.findUnique({ where: { id } });
  return row && toTriageRun(row);
}

/** The region that the last good `/me` told; null where none of the kept runs has one. */
export async function findLastKnownRegion(simulated: boolean): Promise<string | null> {
  const row = await db().triageRun.findFirst({
    where: { simulated, region: { not: null } },
    orderBy: { seq: "desc" },
    select: { region: true },
  });
  return row?.region ?? null;
}

/** The same with the workspace's id, which earlier versions did not keep. */
export function findLastKnownWorkspace(
  simulated: boolean,
): Promise<{ region: string | null; workspaceId: string | null } | null> {
  return db().triageRun.findFirst({
    where: { simulated, region: { not: null } },
    orderBy: { seq: "desc" },
    select: { region: true, workspaceId: true },
  });
}

/** So many runs at once: deleting them takes a small part of the time that a statement may take. */
export const RUNS_AT_ONCE = 2_000;

/**
 * Deletes the oldest runs that began before a time, some at once, but for those that are still asked for.
 * @returns how many; fewer than `RUNS_AT_ONCE` where none are left, or another process is at them
 */
export function deleteTriageRunsBefore(time: Date): Promise<number> {
  return deleteRuns(Prisma.sql`started_at < ${time}::timestamptz`);
}

/** Of them, those of the monitor that found nothing to declare. */
export function deleteQuietTriageRunsBefore(time: Date): Promise<number> {
  return deleteRuns(Prisma.sql`started_at < ${time}::timestamptz AND severity IS NULL AND ran_by IS NULL`);
}

/**
 * Spares what an open suspicion rests on, and, of either kind, the latest run and the one that told the region last. These are
 * looked up once, as an array: where no run told a region, each look is at all runs.
 */
async function deleteRuns(condition: Prisma.Sql): Promise<number> {
  return db().$executeRaw`
    DELETE FROM triage_run
    WHERE id = ANY (ARRAY(
      SELECT id FROM triage_run AS run
      WHERE ${condition}
        AND NOT EXISTS (SELECT 1 FROM suspicion WHERE suspicion.run_id = run.id AND suspicion.ended_at IS NULL)
        AND seq <> ALL (ARRAY(
          SELECT last.seq
          FROM unnest(ARRAY[true, false]) AS kind(simulated)
          CROSS JOIN LATERAL (
            (SELECT seq FROM triage_run WHERE simulated = kind.simulated ORDER BY seq DESC LIMIT 1)
            UNION ALL
            (SELECT seq FROM triage_run WHERE simulated = kind.simulated AND region IS NOT NULL ORDER BY seq DESC LIMIT 1)
          ) AS last
        ))
      ORDER BY started_at
      LIMIT ${RUNS_AT_ONCE}::int
      FOR UPDATE SKIP LOCKED
    ))`;
}

function toTriageRun(row: Row): TriageRun | null {
  const kept = KeptVerdict.safeParse(row);
  if (!kept.success) return null;
  const { readings, rateLimit, ...verdict } = kept.data;
  return {
    id: row.id,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt.toISOString(),
    simulated: row.simulated,
    ranBy: row.ranBy,
    verdict,
    readings,
    rateLimit,
  };
}
