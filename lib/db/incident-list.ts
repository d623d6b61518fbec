import type { IncidentFilters, IncidentMonths, IncidentQuery, IncidentSummary } from "#lib/contracts/incident.ts";
import { db, queryRows } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { searchWords } from "#lib/db/search-words.ts";

/** The place in the list after which a page begins. */
export type ListPosition = { readonly startedAt: Date; readonly number: number };

/** An incident as its row has it: times as dates. */
export type ListedIncident = Omit<
  IncidentSummary,
  "nextUpdateAt" | "acknowledgedAt" | "waitingSince" | "respondBy" | "startedAt" | "endedAt" | "durationMinutes"
> & {
  nextUpdateAt: Date | null;
  acknowledgedAt: Date | null;
  waitingSince: Date | null;
  startedAt: Date;
  endedAt: Date | null;
  /** Of the business calendar, by which a P4 is due; 0 where nobody has changed it. */
  calendarVersion: number;
};

/** Newest first alert first; of those with one first alert, the one declared last. */
export async function listIncidents(
  query: Omit<IncidentQuery, "cursor" | "limit">,
  { after, most }: { after: ListPosition | null; most: number },
): Promise<ListedIncident[]> {
  const { from, to } = query;
  const conditions = [
    ...conditionsOf(query),
    ...(from === undefined ? [] : [Prisma.sql`started_at >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [Prisma.sql`started_at < ${new Date(to)}`]),
    ...(after === null ? [] : [Prisma.sql`(started_at, number) < (${after.startedAt}, ${after.number})`]),
  ];
  return queryRows<ListedIncident>(Prisma.sql`
    SELECT number, drill, leaf, severity, status, impact, commander, postmortem,
      next_update_at AS "nextUpdateAt", acknowledged_at AS "acknowledgedAt", waiting_since AS "waitingSince",
      waited_minutes AS "waitedMinutes", duplicate_of AS "duplicateOf",
      started_at AS "startedAt", ended_at AS "endedAt", open_action_items AS "openActionItems",
      COALESCE((SELECT version FROM business_calendar), 0) AS "calendarVersion"
    FROM incident ${where(conditions)}
    ORDER BY started_at DESC, number DESC
    LIMIT ${most}`);
}

/** Those that are not resolved, the newest first: drills, or real ones. */
export async function findOpenIncidents(
  { drill }: { drill: boolean },
  client: Prisma.TransactionClient = db(),
): Promise<{ number: number; leaf: string | null }[]> {
  return client.incident.findMany({
    // Only what is resolved has an end. The index of open incidents is over those without one.
    where: { drill, endedAt: null },
    orderBy: [{ startedAt: "desc" }, { number: "desc" }],
    select: { number: true, leaf: true },
  });
}

export async function isIncidentOpen(number: number, client: Prisma.TransactionClient = db()): Promise<boolean> {
  return (await client.incident.findFirst({ where: { number, status: { not: "RESOLVED" } } })) !== null;
}

/** By the month, in UTC, in which the first alert came. */
export async function countIncidentsByMonth(filters: IncidentFilters): Promise<IncidentMonths["months"]> {
  return db().$queryRaw<IncidentMonths["months"]>`
    SELECT to_char(month, 'YYYY-MM') AS month, incidents, drills
    FROM (
      SELECT date_trunc('month', started_at AT TIME ZONE 'UTC') AS month,
        (count(*) FILTER (WHERE NOT drill))::int AS incidents,
        (count(*) FILTER (WHERE drill))::int AS drills
      FROM incident ${where(conditionsOf(filters))}
      GROUP BY 1
    ) AS counted
    ORDER BY 1`;
}

function conditionsOf({ q, status, severity, leaf }: IncidentFilters): Prisma.Sql[] {
  return [
    ...(status === undefined ? [] : [Prisma.sql`status = ANY(${status})`]),
    ...(severity === undefined ? [] : [Prisma.sql`severity = ANY(${severity})`]),
    ...(leaf === undefined ? [] : [Prisma.sql`leaf = ANY(${leaf})`]),
    ...(q === undefined || q === "" ? [] : [matching(q)]),
  ];
}

function where(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join([...conditions], " AND ")}`;
}

/** `INC-42` is a number and nothing else; `42` may be both a number and the beginning of a word, for instance `429`. */
function matching(q: string): Prisma.Sql {
  const [, name, digits] = /^(inc-)?0*([1-9]\d{0,9})$/i.exec(q) ?? [];
  const numbered = digits === undefined ? null : Prisma.sql`number = ${Number(digits)}::bigint`;
  if (numbered !== null && name !== undefined) return numbered;
  const words = searchWords([q]);
  if (words.length === 0) return Prisma.sql`FALSE`;
  // A word is letters, digits and marks alone, so nothing in it can end the quotes. Each is said twice: PostgreSQL takes any
  // prefix for the beginning of at least one row's word in 200, and would walk the whole list for a rare one; squared, it does not.
  const prefixes = words.map((word) => `'${word}':* & '${word}':*`).join(" & ");
  // The left side is the index's expression, to the letter.
  const worded = Prisma.sql`incident_words(search_text, narrative_words) @@ ${prefixes}::tsquery`;
  return numbered === null ? worded : Prisma.sql`(${numbered} OR ${worded})`;
}
