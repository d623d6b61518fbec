import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { readCalendar } from "#lib/db/business-calendar.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { recordOf } from "#lib/services/incident-record.ts";

/** The record by the business calendar as it is now. That is read for a P4 alone: no other deadline follows from it. */
export async function recordNow(number: number, state: IncidentState): Promise<IncidentRecord> {
  return state.severity === "P4" ? recordOf(number, state, (await readCalendar()).calendar) : recordOf(number, state);
}
