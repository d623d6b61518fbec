import { db } from "#lib/db/client.ts";
import type { Prisma, PrismaClient } from "#lib/db/generated/client.ts";
import { publish } from "#lib/db/publish.ts";
import type { Author } from "#lib/incident/author.ts";
import { type BusinessCalendar, WEEKDAYS_IN_UTC } from "#lib/incident/business-calendar.ts";
import { perProcess } from "#lib/per-process.ts";

/** Of the one row that there is. */
const ID = 1;

/** Taken by whoever changes the calendar: before the first change there is no row to hold. */
const CALENDAR_LOCK = 0x0ff_0023;

/** When the team works. */
export type CalendarRow = {
  readonly calendar: BusinessCalendar;
  /** 0 where nobody has changed what Offhook begins with. */
  readonly version: number;
  readonly changed: { readonly by: Author; readonly at: Date } | null;
};

export async function readCalendar(client: Prisma.TransactionClient = db()): Promise<CalendarRow> {
  const row = await client.businessCalendar.findUnique({ where: { id: ID } });
  if (row === null) return { calendar: WEEKDAYS_IN_UTC, version: 0, changed: null };
  // Both were checked before they were written.
  const calendar = row.calendar as BusinessCalendar;
  const by = row.author as Author;
  return { calendar, version: row.version, changed: { by, at: row.madeAt } };
}

const holder = () => perProcess<WeakMap<PrismaClient, CalendarRow>>("calendars", () => new WeakMap());

/** The calendar that has this version: as this process last read it, or else as it is now. One object as long as it stays. */
export async function readCalendarAt(version: number): Promise<BusinessCalendar> {
  const known = holder().get(db());
  if (known?.version === version) return known.calendar;
  const row = await readCalendar();
  holder().set(db(), row);
  return row.calendar;
}

/** Runs the work in one transaction that shuts out every other change of the calendar. */
export async function withCalendarHeld<T>(
  work: (calendar: CalendarRow, transaction: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return db().$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${CALENDAR_LOCK}::bigint)`;
    return work(await readCalendar(transaction), transaction);
  });
}

export async function writeCalendar(
  transaction: Prisma.TransactionClient,
  { calendar, version, by, at }: { calendar: BusinessCalendar; version: number; by: Author; at: Date },
): Promise<void> {
  const data = { calendar, version, author: by, madeAt: at };
  await transaction.businessCalendar.upsert({ where: { id: ID }, create: { id: ID, ...data }, update: data });
  await publish(transaction, { kind: "calendar" });
}
