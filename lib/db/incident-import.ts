import { randomUUID } from "node:crypto";
import { actionItemRows } from "#lib/db/action-items.ts";
import { db } from "#lib/db/client.ts";
import { NUMBERS_LOCK } from "#lib/db/declarations.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { toRow } from "#lib/db/incident-event-rows.ts";
import type { Addition } from "#lib/db/incident-log.ts";
import { projectionOf } from "#lib/db/incident-projection.ts";
import { readTemplate } from "#lib/db/postmortem-template.ts";
import { searchWords } from "#lib/db/search-words.ts";
import type { Texts } from "#lib/narrative/document.ts";
import { progressOf } from "#lib/narrative/progress.ts";
import { updateOfTexts } from "#lib/narrative/update-of.ts";

/** An incident, and what was written in its postmortem. */
export type WholeIncident = Pick<Addition, "events" | "state"> & {
  /** By section; the first is the first to be searched. */
  readonly texts: Texts;
  /** When the last of them was written. */
  readonly writtenAt: Date;
};

/**
 * Adds whole incidents, all of them or none, under the next numbers in their order. Each table's rows travel as one JSON
 * text, which PostgreSQL takes apart: Prisma's `createMany` needs eight times as long for as many.
 * @returns the number of the first
 */
export async function importIncidents(incidents: readonly WholeIncident[]): Promise<number> {
  return db().$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${NUMBERS_LOCK}::bigint)`;
    const { _max: last } = await transaction.incident.aggregate({ _max: { number: true } });
    const first = (last.number ?? 0) + 1;
    const rows = incidents.map(({ state, texts }, index) => ({
      number: first + index,
      ...projectionOf(state),
      postmortem: progressOf(texts),
      narrativeWords: searchWords(Object.values(texts)).join(" "),
    }));
    const events = incidents.flatMap(({ events }, index) => events.map((event) => toRow(first + index, event)));
    await transaction.$executeRaw`
      INSERT INTO incident SELECT * FROM json_populate_recordset(NULL::incident, ${asColumns(rows)}::json)`;
    await transaction.$executeRaw`
      INSERT INTO incident_event SELECT * FROM json_populate_recordset(NULL::incident_event, ${asColumns(events)}::json)`;
    const items = incidents.flatMap(({ state }, index) => actionItemRows(first + index, state));
    await transaction.$executeRaw`
      INSERT INTO action_item SELECT * FROM json_populate_recordset(NULL::action_item, ${asColumns(items)}::json)`;
    await addPostmortems(transaction, first, incidents);
    return first;
  });
}

async function addPostmortems(
  transaction: Prisma.TransactionClient,
  first: number,
  incidents: readonly WholeIncident[],
): Promise<void> {
  const { outline } = await readTemplate(transaction);
  const postmortems = incidents.map((_, index) => ({
    incidentNumber: first + index,
    document: randomUUID(),
    outline,
    outlineVersion: 1,
  }));
  await transaction.$executeRaw`
    INSERT INTO postmortem SELECT * FROM json_populate_recordset(NULL::postmortem, ${asColumns(postmortems)}::json)`;
  const updates = incidents.flatMap(({ texts, writtenAt }, index) =>
    Object.keys(texts).length === 0
      ? []
      : [{ incidentNumber: first + index, update: asBytea(updateOfTexts(texts)), authors: [], madeAt: writtenAt }],
  );
  await transaction.$executeRaw`
    INSERT INTO narrative_update (incident_number, update, authors, made_at)
    SELECT incident_number, update, authors, made_at
    FROM json_populate_recordset(NULL::narrative_update, ${asColumns(updates)}::json)`;
}

/** Bytes as PostgreSQL reads them from text. */
function asBytea(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString("hex")}`;
}

/** Prisma's names for the fields become the tables' own: `startedAt` is `started_at`. */
function asColumns(rows: readonly object[]): string {
  const named = rows.map((row) => Object.entries(row).map(([field, value]) => [columnOf(field), value]));
  return JSON.stringify(named.map((row) => Object.fromEntries(row)));
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
