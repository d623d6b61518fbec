import { Temporal } from "temporal-polyfill";
import type { BusinessCalendar } from "#lib/incident/business-calendar.ts";
import type { Severity } from "#lib/runbook/severity.ts";
import { type Instant, instant } from "#lib/text/instant.ts";

const MINUTE_MS = 60_000;

/** The runbook's response times. P4 has none: it is due on the next business day. */
const MINUTES: Readonly<Record<Exclude<Severity, "P4">, number>> = { P1: 15, P2: 60, P3: 4 * 60 };

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** Zones cost a tenth of a millisecond an incident, and open pages ask for the same list again and again. */
const KNOWN = new WeakMap<BusinessCalendar, Map<Instant, Instant>>();
const MOST_KNOWN = 10_000;

type Hours = { readonly opens: Temporal.Instant; readonly closes: Temporal.Instant };

/**
 * By when somebody has to acknowledge an incident, counted from its first alert. A P4 is due when the first business day closes
 * that opens after the alert; one that alerts before opening is due that day.
 * @throws Error for a calendar without a day of work
 */
export function responseDeadline(severity: Severity, firstAlert: Instant, calendar: BusinessCalendar): Instant {
  if (severity !== "P4") return instant(new Date(Date.parse(firstAlert) + MINUTES[severity] * MINUTE_MS));
  const known = KNOWN.get(calendar) ?? new Map<Instant, Instant>();
  const deadline = known.get(firstAlert) ?? nextBusinessDay(firstAlert, calendar);
  if (known.size >= MOST_KNOWN) known.clear();
  KNOWN.set(calendar, known.set(firstAlert, deadline));
  return deadline;
}

function nextBusinessDay(firstAlert: Instant, calendar: BusinessCalendar): Instant {
  const alert = Temporal.Instant.from(firstAlert);
  const holidays = new Set(calendar.holidays.map(({ day }) => day));
  let day = alert.toZonedDateTimeISO(calendar.zone).toPlainDate();
  // Every holiday can take one week's only day of work; the weeks beyond are for days that a change of the clock leaves empty.
  for (let left = 7 * (holidays.size + 4); left > 0; left--, day = day.add({ days: 1 })) {
    const hours = holidays.has(day.toString()) ? null : hoursOf(day, calendar);
    if (hours !== null && Temporal.Instant.compare(hours.opens, alert) > 0) {
      return instant(new Date(hours.closes.epochMilliseconds));
    }
  }
  throw new Error("the business calendar has no day with work");
}

/** Null for a day without work, also one whose hours the clock leaves out. */
function hoursOf(day: Temporal.PlainDate, { week, zone }: BusinessCalendar): Hours | null {
  const hours = week[DAYS[day.dayOfWeek - 1] ?? "monday"];
  if (hours === null) return null;
  const opens = momentOf(day, hours.from, zone);
  const closes = momentOf(day, hours.to, zone);
  return Temporal.Instant.compare(opens, closes) < 0 ? { opens, closes } : null;
}

/** When the clock shows that time: the first of two where it is set back, and where it skips the time, the moment of the skip. */
function momentOf(day: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  const shown =
    time === "24:00" ? day.add({ days: 1 }).toPlainDateTime() : day.toPlainDateTime(Temporal.PlainTime.from(time));
  const moment = shown.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (moment.toPlainDateTime().equals(shown)) return moment.toInstant();
  const skip = moment.getTimeZoneTransition("next");
  return (skip ?? moment).toInstant();
}
