import { queryRows } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Severity } from "#lib/runbook/severity.ts";

/** An incident as a chart draws it in. */
export type ChartedIncident = {
  readonly number: number;
  readonly severity: Severity;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
};

/**
 * Those that were open at some time between the bounds, newest first alert first. What is open still and what has ended since are
 * asked for apart, so that an index finds either: asked for together, PostgreSQL may look through all incidents from the newest on.
 */
export async function incidentsInRange(wanted: {
  drill: boolean;
  from: Date;
  to: Date;
  most: number;
}): Promise<ChartedIncident[]> {
  const { drill, from, to, most } = wanted;
  return queryRows<ChartedIncident>(Prisma.sql`
    SELECT number, severity, started_at AS "startedAt", ended_at AS "endedAt"
    FROM (
      SELECT * FROM incident WHERE ended_at IS NULL
      UNION ALL
      SELECT * FROM incident WHERE ended_at >= ${from}::timestamptz
    ) AS incident
    WHERE drill = ${drill} AND started_at <= ${to}::timestamptz
    ORDER BY started_at DESC, number DESC
    LIMIT ${most}`);
}
