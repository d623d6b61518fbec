import { z } from "zod";
import { LIMITS } from "#lib/incident/limits.ts";
import { Instant } from "#lib/text/instant.ts";
import { optionalSentence, sentence } from "#lib/text/plain.ts";

/** A day of the calendar, in nobody's zone: `2026-12-01`. */
export const DueDate = z.iso.date({ error: "Enter a date, for instance 2026-12-01" });

/** What the runbook's three lines are about: prevent it, see it, write it down. */
export const ActionItemKind = z.enum(["preventive", "monitoring", "documentation"]);
export type ActionItemKind = z.infer<typeof ActionItemKind>;

/** Where the work is tracked. Only what a browser may follow. */
const Link = z
  .url({ protocol: /^https?$/, hostname: /^.+$/, error: "Enter an address that begins with https:// or http://" })
  .max(500, { error: "At most 500 characters" });

/** What a person writes into an action item. */
export const ActionItemFields = z.strictObject({
  text: sentence(LIMITS.sentence, "Say what is to be done"),
  owner: optionalSentence(LIMITS.name),
  due: DueDate.nullable(),
  kind: ActionItemKind.nullable(),
  link: Link.nullable(),
});
export type ActionItemFields = z.infer<typeof ActionItemFields>;

/** The same as a log holds it, whatever the limits were when it was written. */
export const StoredActionItemFields = z.object({
  text: z.string(),
  owner: z.string().nullable(),
  due: DueDate.nullable(),
  /** The item's kind: an event has a `kind` of its own. Earlier versions wrote neither this nor a link. */
  category: ActionItemKind.nullable().default(null),
  link: z.string().nullable().default(null),
});

export const ActionItem = StoredActionItemFields.omit({ category: true }).extend({
  kind: ActionItemKind.nullable(),
  /** The number of the event that added it: unique within the incident. */
  id: z.int(),
  /** When it was ticked off; null while it is open. */
  completedAt: Instant.nullable(),
  /** When it was taken off the list; it can be put back. */
  removedAt: Instant.nullable(),
});
export type ActionItem = z.infer<typeof ActionItem>;
