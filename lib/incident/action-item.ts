import { z } from "zod";
import { LIMITS } from "#lib/incident/limits.ts";
import { Instant } from "#lib/text/instant.ts";
import { optionalSentence, sentence } from "#lib/text/plain.ts";

/** A day of the calendar, in nobody's zone: `2026-12-01`. */
export const DueDate = z.iso.date({ error: "Enter a date, for instance 2026-12-01" });

/** What a person writes into an action item. */
export const ActionItemFields = z.strictObject({
  text: sentence(LIMITS.sentence, "Say what is to be done"),
  owner: optionalSentence(LIMITS.name),
  due: DueDate.nullable(),
});
export type ActionItemFields = z.infer<typeof ActionItemFields>;

/** The same as a log holds it, whatever the limits were when it was written. */
export const StoredActionItemFields = z.object({
  text: z.string(),
  owner: z.string().nullable(),
  due: DueDate.nullable(),
});

export const ActionItem = StoredActionItemFields.extend({
  /** The number of the event that added it: unique within the incident. */
  id: z.int(),
  /** When it was ticked off; null while it is open. */
  completedAt: Instant.nullable(),
  /** When it was taken off the list; it can be put back. */
  removedAt: Instant.nullable(),
});
export type ActionItem = z.infer<typeof ActionItem>;
