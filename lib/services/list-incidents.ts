import type { IncidentPage, IncidentQuery, IncidentSummary } from "#lib/contracts/incident.ts";
import { readCalendarAt } from "#lib/db/business-calendar.ts";
import { type ListedIncident, listIncidents as list } from "#lib/db/incident-list.ts";
import type { BusinessCalendar } from "#lib/incident/business-calendar.ts";
import { minutesBetween } from "#lib/incident/duration.ts";
import { responseDeadline } from "#lib/incident/response-deadline.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { cursorOf, positionOf } from "#lib/services/incident-cursor.ts";
import { instant } from "#lib/text/instant.ts";

/**
 * A page of the list. Following the cursors meets every incident that was there at the first page exactly once, whatever is
 * declared meanwhile.
 * @throws ServiceError `invalid_cursor`, `unauthenticated`, `forbidden`
 */
export async function listIncidents({ ctx, input }: { ctx: Context; input: IncidentQuery }): Promise<IncidentPage> {
  authorize(ctx, "incidents:read");
  const { cursor, limit, ...filters } = input;
  const after = cursor === undefined ? null : positionOf(cursor);
  // One more than is shown tells whether there is another page.
  const found = await list(filters, { after, most: limit + 1 });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const calendar = await readCalendarAt(last?.calendarVersion ?? 0);
  return {
    incidents: shown.map((incident) => summaryOf(incident, calendar)),
    nextCursor: found.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

function summaryOf(
  { nextUpdateAt, acknowledgedAt, waitingSince, startedAt, endedAt, calendarVersion: _, ...rest }: ListedIncident,
  calendar: BusinessCalendar,
): IncidentSummary {
  const started = instant(startedAt);
  const ended = endedAt && instant(endedAt);
  return {
    ...rest,
    nextUpdateAt: nextUpdateAt && instant(nextUpdateAt),
    acknowledgedAt: acknowledgedAt && instant(acknowledgedAt),
    waitingSince: waitingSince && instant(waitingSince),
    respondBy: responseDeadline(rest.severity, started, calendar),
    startedAt: started,
    endedAt: ended,
    durationMinutes: ended === null ? null : minutesBetween(started, ended),
  };
}
