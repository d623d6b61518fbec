import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { readLog } from "#lib/db/incident-log.ts";
import { readUpdates, type StoredUpdate } from "#lib/db/narrative-updates.ts";
import { latestTexts } from "#lib/db/postmortem-versions.ts";
import { findPostmortem, type PostmortemRow } from "#lib/db/postmortems.ts";
import type { IncidentEvent } from "#lib/incident/event.ts";
import type { Texts } from "#lib/narrative/document.ts";

/** With an incident's number: one narrative's own lock. */
const NARRATIVE_LOCK = 0x0ff_0022;

/** One narrative, as it was stored when it was held. */
export type HeldNarrative = {
  readonly transaction: Prisma.TransactionClient;
  readonly postmortem: PostmortemRow;
  /** The incident's log, which the facts follow from. */
  readonly events: readonly IncidentEvent[];
  readonly updates: readonly StoredUpdate[];
  /** Of the newest version of the history; null where there is none. */
  readonly latest: Texts | null;
};

/**
 * Runs the work in one transaction that shuts out whoever else puts this narrative's updates together or makes a version of it; null
 * where there is no such incident. Whoever writes in it goes on, and what is stored meanwhile stays.
 */
export async function withNarrativeHeld<T>(
  number: number,
  work: (held: HeldNarrative | null) => Promise<T>,
): Promise<T> {
  return db().$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${NARRATIVE_LOCK}::int, ${number}::int)`;
    const postmortem = await findPostmortem(number, transaction);
    if (postmortem === null) return work(null);
    const events = await readLog(number, transaction);
    const updates = await readUpdates(number, transaction);
    return work({ transaction, postmortem, events, updates, latest: await latestTexts(number, transaction) });
  });
}

/** Narratives that are in several updates or in no version, though nothing was stored since then, by number. */
export async function findUnsettled({ since, most }: { since: Date; most: number }): Promise<number[]> {
  const rows = await db().$queryRaw<{ number: number }[]>`
    SELECT incident_number AS number
    FROM narrative_update
    GROUP BY 1
    HAVING max(made_at) < ${since} AND (count(*) > 1 OR bool_or(authors <> '[]'::jsonb))
    ORDER BY 1
    LIMIT ${most}`;
  return rows.map(({ number }) => number);
}
