import type { Prisma, IncidentEvent as Row } from "#lib/db/generated/client.ts";
import { Author } from "#lib/incident/author.ts";
import type { IncidentEvent } from "#lib/incident/event.ts";
import { EVENT_VERSION, readBody, writeBody } from "#lib/incident/stored-event.ts";
import { instant } from "#lib/text/instant.ts";

/** A command that can be repeated: its key, and the SHA-256 of what it said. */
export type RepeatableCommand = { readonly key: string; readonly digest: Uint8Array<ArrayBuffer> };

/** What one command adds to a log, as rows. The first of them carries the command's key. */
export function toRows(
  number: number,
  { events, command }: { events: readonly IncidentEvent[]; command: RepeatableCommand | null },
): Prisma.IncidentEventCreateManyInput[] {
  const key = command === null ? {} : { idempotencyKey: command.key, commandDigest: command.digest };
  return events.map((event, index) => ({ ...toRow(number, event), ...(index === 0 && key) }));
}

export function toRow(number: number, { seq, body, happenedAt, recordedAt, by }: IncidentEvent) {
  return {
    incidentNumber: number,
    seq,
    version: EVENT_VERSION,
    ...writeBody(body),
    happenedAt: new Date(happenedAt),
    recordedAt: new Date(recordedAt),
    authorKind: by.kind,
    authorId: by.id,
    authorName: by.name,
  } satisfies Prisma.IncidentEventCreateManyInput;
}

/** @throws Error for a row that this version cannot read, with the incident and the event that it is about */
export function toEvent({ incidentNumber, seq, kind, version, payload, ...row }: Row): IncidentEvent {
  try {
    return {
      seq,
      body: readBody(kind, version, payload),
      happenedAt: instant(row.happenedAt),
      recordedAt: instant(row.recordedAt),
      by: Author.parse({ kind: row.authorKind, id: row.authorId, name: row.authorName }),
    };
  } catch (error) {
    throw new Error(`Event ${seq} of incident ${incidentNumber} cannot be read`, { cause: error });
  }
}
