import { db } from "#lib/db/client.ts";
import { NUMBERS_LOCK } from "#lib/db/declarations.ts";
import { toRow } from "#lib/db/incident-event-rows.ts";
import type { Addition } from "#lib/db/incident-log.ts";
import { projectionOf } from "#lib/db/incident-projection.ts";

/**
 * Adds whole incidents, all of them or none, under the next numbers in their order. Each table's rows travel as one JSON
 * text, which PostgreSQL takes apart: Prisma's `createMany` needs eight times as long for as many.
 * @returns the number of the first
 */
export async function importIncidents(incidents: readonly Omit<Addition, "command">[]): Promise<number> {
  return db().$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${NUMBERS_LOCK}::bigint)`;
    const { _max: last } = await transaction.incident.aggregate({ _max: { number: true } });
    const first = (last.number ?? 0) + 1;
    const rows = incidents.map(({ state }, index) => ({ number: first + index, ...projectionOf(state) }));
    const events = incidents.flatMap(({ events }, index) => events.map((event) => toRow(first + index, event)));
    await transaction.$executeRaw`
      INSERT INTO incident SELECT * FROM json_populate_recordset(NULL::incident, ${asColumns(rows)}::json)`;
    await transaction.$executeRaw`
      INSERT INTO incident_event SELECT * FROM json_populate_recordset(NULL::incident_event, ${asColumns(events)}::json)`;
    return first;
  });
}

/** Prisma's names for the fields become the tables' own: `startedAt` is `started_at`. */
function asColumns(rows: readonly object[]): string {
  const named = rows.map((row) => Object.entries(row).map(([field, value]) => [columnOf(field), value]));
  return JSON.stringify(named.map((row) => Object.fromEntries(row)));
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
