import { Prisma } from "#lib/db/generated/client.ts";
import { type RepeatableCommand, toRow } from "#lib/db/incident-event-rows.ts";
import { projectionOf } from "#lib/db/incident-projection.ts";
import { CHANGES_CHANNEL, incidentChange } from "#lib/db/publish.ts";
import type { EventKind, IncidentEvent } from "#lib/incident/event.ts";
import type { IncidentState } from "#lib/incident/state.ts";

type Appended = {
  readonly events: readonly IncidentEvent[];
  readonly command: RepeatableCommand | null;
  /** What they lead to. */
  readonly state: IncidentState;
};

/** After these nothing is written but the log and the incident's own row. */
export const NOTHING_FOLLOWS: ReadonlySet<EventKind> = new Set<EventKind>([
  "first-alert",
  "triage",
  "acknowledged",
  "severity",
  "leaf",
  "impact",
  "cause",
  "action",
  "commander",
  "communications",
  "scribe",
  "waiting",
  "waiting-ended",
  "note",
  "mitigation",
  "request-ids",
  "log",
  "step-done",
  "step-undone",
  "step-checked",
  "affected",
  "entry-amended",
  "entry-retracted",
  "entry-restored",
  "entry-marked",
  "entry-worded",
]);

/**
 * Adds events to an incident's log, has its row follow, and tells of it: in one statement, because what a command costs is for
 * the most part what its statements cost, each apart. One row comes back; none, and nothing is written, where the log has
 * grown meanwhile.
 */
export function appendingEvents(number: number, { events, command, state }: Appended): Prisma.Sql {
  const rows = JSON.stringify(events.map((event) => toRow(number, event)));
  const first = events[0]?.seq ?? state.version + 1;
  const to = projectionOf(state);
  return Prisma.sql`
    WITH held AS (
      UPDATE incident SET version = ${to.version}, drill = ${to.drill}, leaf = ${to.leaf}, severity = ${to.severity},
        status = ${to.status}, impact = ${to.impact}, commander = ${to.commander}, next_update_at = ${to.nextUpdateAt},
        acknowledged_at = ${to.acknowledgedAt}, started_at = ${to.startedAt}, ended_at = ${to.endedAt},
        waiting_since = ${to.waitingSince}, waited_minutes = ${to.waitedMinutes}, duplicate_of = ${to.duplicateOf},
        open_action_items = ${to.openActionItems}, search_text = ${to.searchText}
      WHERE number = ${number} AND version = ${first - 1} RETURNING number
    ), added AS (
      INSERT INTO incident_event (incident_number, seq, version, kind, payload, happened_at, recorded_at,
        author_kind, author_id, author_name, idempotency_key, command_digest)
      SELECT held.number, seq, version, kind, payload, "happenedAt", "recordedAt", "authorKind", "authorId", "authorName",
        CASE WHEN seq = ${first}::int THEN ${command?.key ?? null}::text END,
        CASE WHEN seq = ${first}::int THEN ${command?.digest ?? null}::bytea END
      FROM held, jsonb_to_recordset(${rows}::jsonb) AS event (seq int, version int, kind text, payload jsonb,
        "happenedAt" timestamptz, "recordedAt" timestamptz, "authorKind" text, "authorId" text, "authorName" text)
    )
    SELECT pg_notify(${CHANGES_CHANNEL}, ${incidentChange(number, state)})::text FROM held`;
}
