import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { EventKind } from "#lib/incident/event.ts";
import { inOrder, milestonesOf } from "#lib/incident/milestones.ts";

/** The newest entries, which a page is sent with: as many as it draws. */
const NEWEST = 100;

/** Of these the page reads the last one beside its timeline. */
const READ_BESIDE: readonly EventKind[] = [
  "declared",
  "acknowledged",
  "status",
  "waiting",
  "waiting-ended",
  "message",
  "resolved",
  "reopened",
];

/** A record as a page is sent with it. `left` entries are not in it: the page asks for them once it is alive. */
export type SentRecord = { readonly record: IncidentRecord; readonly left: number };

/**
 * What a page needs at first: a log of ten thousand entries would be megabytes of which nobody sees more than a hundredth. Kept
 * are the newest, those that give the others their names, and those that the page reads beside its timeline.
 */
export function sentRecord(record: IncidentRecord): SentRecord {
  const { entries } = record;
  if (entries.length <= NEWEST) return { record, left: 0 };
  const { firstAlert, triage, resolution } = milestonesOf(record);
  const kept = new Set(inOrder(entries).slice(-NEWEST));
  for (const entry of [firstAlert, triage, resolution]) if (entry !== null) kept.add(entry);
  for (const kind of READ_BESIDE) {
    const last = entries.findLast(({ body }) => body.kind === kind);
    if (last !== undefined) kept.add(last);
  }
  const sent = entries.filter((entry) => kept.has(entry));
  return { record: { ...record, entries: sent }, left: entries.length - sent.length };
}
