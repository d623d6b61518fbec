import { z } from "zod";
import { Leaf, Severity } from "#lib/incident/event.ts";
import { IncidentState, Status } from "#lib/incident/state.ts";
import { Instant, instant } from "#lib/text/instant.ts";
import { Line } from "#lib/text/plain.ts";

/** Counted from 1 in the order in which incidents were declared; shown as `INC-42`. */
export const IncidentNumber = z.int().min(1);

/** The whole record: what `GET /api/incidents/{number}` answers, and every command after it was done. */
export const IncidentRecord = IncidentState.extend({
  number: IncidentNumber,
  /** The first alert, from which everything is counted. */
  startedAt: Instant,
  triagedAt: Instant.nullable(),
  /** The first mitigation. */
  mitigatedAt: Instant.nullable(),
  /** Null while it is open. */
  endedAt: Instant.nullable(),
  /** Whole minutes from the first alert to the end; null while it is open. */
  durationMinutes: z.int().nullable(),
  /** Of those, the minutes that it waited on Intercom, without a wait that lasts (`waitingSince`). The others are ours. */
  waitedMinutes: z.int(),
  /** By when somebody has to acknowledge it, by its severity. */
  respondBy: Instant,
});
export type IncidentRecord = z.infer<typeof IncidentRecord>;

/** How far the postmortem is: no words yet, some, summary and root cause both, or it has been published. */
export const PostmortemProgress = z.enum(["empty", "started", "written", "published"]);
export type PostmortemProgress = z.infer<typeof PostmortemProgress>;

/** An incident as a list shows it. */
export const IncidentSummary = IncidentRecord.pick({
  number: true,
  drill: true,
  leaf: true,
  severity: true,
  status: true,
  impact: true,
  commander: true,
  nextUpdateAt: true,
  acknowledgedAt: true,
  waitingSince: true,
  waitedMinutes: true,
  respondBy: true,
  duplicateOf: true,
  startedAt: true,
  endedAt: true,
  durationMinutes: true,
}).extend({ postmortem: PostmortemProgress, openActionItems: z.int() });
export type IncidentSummary = z.infer<typeof IncidentSummary>;

/** Where the next page begins. Opaque: made by us, handed back as it was. */
const Cursor = z.string().max(200);

/** `?status=INVESTIGATING&status=IDENTIFIED`; one value may stand alone. */
function several<T extends z.ZodType>(value: T) {
  return z
    .preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(value).max(10))
    .optional();
}

const DAY_MS = 24 * 60 * 60_000;

/** A whole day in UTC (`2026-11-22`), as the midnight at its beginning. */
const Beginning = z.iso
  .date()
  .transform((day) => `${day}T00:00:00Z`)
  .pipe(Instant);

const End = Beginning.transform((at) => instant(new Date(Date.parse(at) + DAY_MS)));

const MOMENT = {
  error: "Enter a day, or a time with its zone, from 2000 to 2099: 2026-11-22 or 2026-11-22T14:30:00Z",
};

/** What narrows the list. Filters of several kinds narrow each other; values of one kind add up. */
export const IncidentFilters = z.strictObject({
  /** Words, each of which begins a word of the incident's texts; `INC-42` or `42` is the incident's number. */
  q: Line.max(200, { error: "At most 200 characters" }).optional(),
  status: several(Status),
  severity: several(Severity),
  leaf: several(Leaf),
});
export type IncidentFilters = z.infer<typeof IncidentFilters>;

/** What the list takes, as an address bar holds it. */
export const IncidentQuery = IncidentFilters.extend({
  /** The first alert came at or after this. */
  from: z.union([Beginning, Instant], MOMENT).optional(),
  /** The first alert came before this; a day counts whole. */
  to: z.union([End, Instant], MOMENT).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce
    .number({ error: "Enter a number from 1 to 200" })
    .int({ error: "Enter a number from 1 to 200" })
    .min(1, { error: "Enter a number from 1 to 200" })
    .max(200, { error: "Enter a number from 1 to 200" })
    .default(50),
});
export type IncidentQuery = z.infer<typeof IncidentQuery>;

/** Newest first alert first. */
export const IncidentPage = z.object({
  incidents: z.array(IncidentSummary),
  /** Null at the end. */
  nextCursor: Cursor.nullable(),
});
export type IncidentPage = z.infer<typeof IncidentPage>;

/** How many incidents began in each month (UTC), from the first to the last; months without any are left out. */
export const IncidentMonths = z.object({
  months: z.array(
    z.object({
      /** `2026-11`. */
      month: z.string(),
      incidents: z.int(),
      /** Drills are counted apart and belong to no statistic. */
      drills: z.int(),
    }),
  ),
});
export type IncidentMonths = z.infer<typeof IncidentMonths>;
