import { z } from "zod";
import { Fact, Verdict } from "#lib/contracts/triage.ts";
import { db, queryRows } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const Kept = Verdict.pick({ side: true, leaf: true, severity: true, confidence: true }).extend({
  startedAt: z.date(),
  seenAt: z.date(),
  freshForMs: z.int(),
  sentence: z.string(),
  changes: z.array(Fact),
});

/** A period as its row has it: whether anybody looked between it and the next one is for the reader to find out. */
export type KeptPeriod = z.infer<typeof Kept>;

/**
 * The periods that were last seen since a time, and the one before them, which tells how long nobody had looked by then: in
 * the order in which they were kept, and the latest so many at most. What this version cannot read counts as not kept.
 */
export async function readPeriods(wanted: { simulated: boolean; from: Date; most: number }): Promise<KeptPeriod[]> {
  const { simulated, from, most } = wanted;
  const rows = await queryRows(Prisma.sql`
    SELECT started_at AS "startedAt", seen_at AS "seenAt", fresh_for_ms AS "freshForMs", side, leaf, severity,
      confidence, sentence, changes
    FROM (
      (
        SELECT * FROM verdict_period
        WHERE simulated = ${simulated} AND seen_at >= ${from}::timestamptz
        ORDER BY id DESC LIMIT ${most}
      ) UNION ALL (
        SELECT * FROM verdict_period
        WHERE simulated = ${simulated} AND seen_at < ${from}::timestamptz
        ORDER BY seen_at DESC, id DESC LIMIT 1
      )
    ) AS period
    ORDER BY id`);
  // One more than the limit is the one before, with others between that are not here: it would end in a gap that never was.
  return rows.slice(-most).flatMap((row) => {
    const kept = Kept.safeParse(row);
    return kept.success ? [kept.data] : [];
  });
}

/** Those that were last seen before a time. */
export async function deletePeriodsBefore(time: Date): Promise<void> {
  await db().verdictPeriod.deleteMany({ where: { seenAt: { lt: time } } });
}
