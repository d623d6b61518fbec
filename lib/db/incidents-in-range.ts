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

/** Those that were open at some time between the bounds, newest first alert first. */
export async function incidentsInRange(wanted: {
  drill: boolean;
  from: Date;
  to: Date;
  most: number;
}): Promise<ChartedIncident[]> {
  const { drill, from, to, most } = wanted;
  return queryRows<ChartedIncident>(Prisma.sql`
    SELECT number, severity, started_at AS "startedAt", ended_at AS "endedAt"
    FROM incident
    WHERE drill = ${drill} AND started_at <= ${to}::timestamptz AND (ended_at IS NULL OR ended_at >= ${from}::timestamptz)
    ORDER BY started_at DESC, number DESC
    LIMIT ${most}`);
}
