import { z } from "zod";
import { RateLimit, Reading, type TriageRun, Verdict } from "#lib/contracts/triage.ts";
import { db } from "#lib/db/client.ts";
import { Prisma, type TriageRun as Row } from "#lib/db/generated/client.ts";

/** The verdict as its columns hold it. */
const KeptVerdict = Verdict.extend({ readings: z.array(Reading), rateLimit: RateLimit.nullable().catch(null) });

/** @param region the workspace's region as this run's own `/me` told it. */
export async function insertTriageRun(run: TriageRun, region: string | null): Promise<void> {
  const { verdict, rateLimit, ...rest } = run;
  await db().triageRun.create({ data: { ...rest, ...verdict, rateLimit: rateLimit ?? Prisma.DbNull, region } });
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

export async function deleteTriageRunsBefore(time: Date): Promise<void> {
  await db().triageRun.deleteMany({ where: { startedAt: { lt: time } } });
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
