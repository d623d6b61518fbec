import { z } from "zod";
import { Line } from "#lib/text/plain.ts";

/** `09:00`; `24:00` is the end of a day. */
const TimeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: "Enter a time such as 09:00" });

const Hours = z
  .strictObject({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from < to, { error: "The day has to end after it begins", path: ["to"] });

const Day = Hours.nullable();

/** When the team works: what "next business day" is counted by. Null is a day without work. */
export const BusinessCalendar = z.strictObject({
  /** An IANA name, for instance `Europe/Berlin`. */
  zone: z.string().refine(isZone, { error: "Enter a time zone such as Europe/Berlin" }),
  week: z
    .strictObject({ monday: Day, tuesday: Day, wednesday: Day, thursday: Day, friday: Day, saturday: Day, sunday: Day })
    .refine((week) => Object.values(week).some((day) => day !== null), { error: "There has to be a day with work" }),
  /** Days without work, each once. */
  holidays: z
    .array(z.strictObject({ day: z.iso.date({ error: "Enter a date, for instance 2026-12-25" }), name: Line.max(100) }))
    .max(500, { error: "At most 500 holidays" })
    .refine((holidays) => new Set(holidays.map(({ day }) => day)).size === holidays.length, {
      error: "Each day can be a holiday once",
    }),
});
export type BusinessCalendar = z.infer<typeof BusinessCalendar>;

const NINE_TO_FIVE = { from: "09:00", to: "17:00" };

/** What Offhook begins with. */
export const WEEKDAYS_IN_UTC: BusinessCalendar = {
  zone: "UTC",
  week: {
    monday: NINE_TO_FIVE,
    tuesday: NINE_TO_FIVE,
    wednesday: NINE_TO_FIVE,
    thursday: NINE_TO_FIVE,
    friday: NINE_TO_FIVE,
    saturday: null,
    sunday: null,
  },
  holidays: [],
};

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
