import { z } from "zod";
import { Author } from "#lib/incident/author.ts";
import { BusinessCalendar } from "#lib/incident/business-calendar.ts";
import { Instant } from "#lib/text/instant.ts";

/** `GET /api/business-calendar`: when the team works. */
export const KeptCalendar = z.object({
  calendar: BusinessCalendar,
  /** 0 where nobody has changed what Offhook begins with. */
  version: z.int(),
  changed: z.object({ by: Author, at: Instant }).nullable(),
});
export type KeptCalendar = z.infer<typeof KeptCalendar>;

/** `PUT /api/business-calendar`; refused where somebody changed it since `expectedVersion`. */
export const CalendarChange = z.strictObject({ expectedVersion: z.int().min(0), calendar: BusinessCalendar });
export type CalendarChange = z.infer<typeof CalendarChange>;
