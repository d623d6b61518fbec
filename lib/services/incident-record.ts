import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { type BusinessCalendar, WEEKDAYS_IN_UTC } from "#lib/incident/business-calendar.ts";
import { responseDeadline } from "#lib/incident/response-deadline.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { timesOf } from "#lib/incident/times.ts";

/**
 * An incident as every caller gets it. Services that answer somebody ask `recordNow`.
 * @param calendar when the team works: a P4 is due by it, and nothing else is
 */
export function recordOf(
  number: number,
  state: IncidentState,
  calendar: BusinessCalendar = WEEKDAYS_IN_UTC,
): IncidentRecord {
  const times = timesOf(state);
  return { number, ...state, ...times, respondBy: responseDeadline(state.severity, times.startedAt, calendar) };
}
