import { isDeepStrictEqual } from "node:util";
import type { CalendarChange, KeptCalendar } from "#lib/contracts/business-calendar.ts";
import { recordAudit } from "#lib/db/audit.ts";
import { type CalendarRow, withCalendarHeld, writeCalendar } from "#lib/db/business-calendar.ts";
import { calendarChanges } from "#lib/incident/calendar-changes.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { readCalendar } from "#lib/services/read-calendar.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { instant } from "#lib/text/instant.ts";

/**
 * Says when the team works. Every deadline follows from it at once, also those that run.
 * @throws ServiceError `conflict`, `invalid_command`, `unauthenticated`, `forbidden`
 */
export async function changeCalendar({
  ctx,
  input: { expectedVersion, calendar: wanted },
}: {
  ctx: Context;
  input: CalendarChange;
}): Promise<KeptCalendar> {
  const by = authorOf(authorize(ctx, "calendar:change"));
  const calendar = { ...wanted, holidays: wanted.holidays.toSorted((a, b) => (a.day < b.day ? -1 : 1)) };
  await withCalendarHeld(async (kept, transaction) => {
    if (isDeepStrictEqual(kept.calendar, calendar)) return;
    if (kept.version !== expectedVersion) throw calendarConflict(kept);
    await writeCalendar(transaction, { calendar, version: kept.version + 1, by, at: ctx.now });
    await recordAudit(transaction, {
      at: ctx.now,
      by,
      action: "calendar.changed",
      subject: "Business calendar",
      detail: calendarChanges(kept.calendar, calendar),
    });
  });
  return readCalendar({ ctx });
}

function calendarConflict({ version, changed }: CalendarRow): ServiceError {
  if (changed === null) {
    const message = "Nobody has changed the business calendar: it is at version 0.";
    return new ServiceError("invalid_command", message, { field: "expectedVersion" });
  }
  const message = `${changed.by.name} changed the business calendar meanwhile. Look at it, and change it again.`;
  const conflict = { value: "calendar", current: null, by: changed.by, recordedAt: instant(changed.at), version };
  return new ServiceError("conflict", message, { conflict });
}
