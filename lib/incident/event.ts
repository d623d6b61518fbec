import { z } from "zod";
import { StoredActionItemFields } from "#lib/incident/action-item.ts";
import type { Author } from "#lib/incident/author.ts";
import { StoredRequestId } from "#lib/incident/request-id.ts";
import { OPEN_STATUSES } from "#lib/runbook/incident-status.ts";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { SEVERITIES } from "#lib/runbook/severity.ts";
import { Instant } from "#lib/text/instant.ts";

export const Leaf = z.enum(LEAVES);
export const Severity = z.enum(SEVERITIES);
export const OpenStatus = z.enum(OPEN_STATUSES);
export const NarrativeSection = z.enum(["summary", "rootCause"]);
export type NarrativeSection = z.infer<typeof NarrativeSection>;

/**
 * Text here was cleaned and measured when the command came in. A log is read as it was written, so that a limit that is
 * lowered one day leaves every record readable.
 */
const Text = z.string();
const Entry = z.int();
const Count = z.int().nullable();

/** One answer on the way through the decision tree, and whether evidence or a person gave it. */
export const GivenAnswer = z.object({ question: Text, answer: Text, by: z.enum(["evidence", "person"]) });
export type GivenAnswer = z.infer<typeof GivenAnswer>;

/** What happened, by kind. An incident is the fold of these, and its timeline shows them. */
export const EventBody = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("declared"),
    /** Declared on the simulator: practice, for ever. */
    drill: z.boolean(),
    leaf: Leaf.nullable(),
    severity: Severity,
    impact: Text.nullable(),
    cause: Text.nullable(),
    action: Text.nullable(),
    commander: Text.nullable(),
    nextUpdateAt: Instant.nullable(),
    answers: z.array(GivenAnswer),
  }),
  z.object({ kind: z.literal("first-alert"), text: Text }),
  z.object({
    kind: z.literal("triage"),
    /** Null where a person walked the tree without a probe. */
    runId: z.string().nullable(),
    leaf: Leaf.nullable(),
    text: Text,
    /** The verdict alone, where the text also tells what turned it. */
    said: Text.optional(),
  }),
  z.object({ kind: z.literal("acknowledged") }),
  z.object({ kind: z.literal("severity"), severity: Severity }),
  z.object({ kind: z.literal("leaf"), leaf: Leaf.nullable() }),
  z.object({ kind: z.literal("status"), status: OpenStatus }),
  z.object({ kind: z.literal("impact"), impact: Text.nullable() }),
  z.object({ kind: z.literal("cause"), cause: Text.nullable() }),
  z.object({ kind: z.literal("action"), action: Text.nullable() }),
  z.object({ kind: z.literal("commander"), commander: Text.nullable() }),
  z.object({ kind: z.literal("next-update"), nextUpdateAt: Instant.nullable() }),
  z.object({ kind: z.literal("note"), text: Text, exported: z.boolean() }),
  z.object({ kind: z.literal("mitigation"), text: Text }),
  z.object({ kind: z.literal("request-ids"), requestIds: z.array(StoredRequestId) }),
  z.object({ kind: z.literal("action-item-added"), ...StoredActionItemFields.shape }),
  z.object({ kind: z.literal("action-item-edited"), item: Entry, ...StoredActionItemFields.shape }),
  z.object({ kind: z.literal("action-item-completed"), item: Entry }),
  z.object({ kind: z.literal("action-item-reopened"), item: Entry }),
  z.object({ kind: z.literal("action-item-removed"), item: Entry }),
  z.object({ kind: z.literal("action-item-restored"), item: Entry }),
  /** Absent: not touched by this event. Null: unknown. */
  z.object({ kind: z.literal("affected"), conversations: Count.optional(), users: Count.optional() }),
  /** Written by earlier versions, when the narrative was a part of the record. It shows in the timeline, and changes nothing. */
  z.object({ kind: z.literal("narrative"), section: NarrativeSection, text: Text }),
  z.object({ kind: z.literal("resolved"), text: Text }),
  z.object({ kind: z.literal("reopened"), text: Text }),
  z.object({ kind: z.literal("entry-amended"), entry: Entry, at: Instant.optional(), text: Text.optional() }),
  z.object({ kind: z.literal("entry-retracted"), entry: Entry, text: Text.nullable() }),
  z.object({ kind: z.literal("entry-restored"), entry: Entry }),
  z.object({ kind: z.literal("entry-marked"), entry: Entry, exported: z.boolean() }),
  /** Null: as the log has it. */
  z.object({ kind: z.literal("entry-worded"), entry: Entry, label: Text.nullable(), text: Text.nullable() }),
]);
export type EventBody = z.infer<typeof EventBody>;
export type EventKind = EventBody["kind"];
export type BodyOf<Kind extends EventKind> = Extract<EventBody, { kind: Kind }>;

/** What `decide` wants to have recorded. */
export type NewEvent = {
  /** When it happened, which a person may say; every duration comes from here. */
  readonly happenedAt: Instant;
  readonly body: EventBody;
};

/** An event in the log: numbered from 1 without a gap. */
export type IncidentEvent = NewEvent & {
  readonly seq: number;
  /** When it was written down. */
  readonly recordedAt: Instant;
  readonly by: Author;
};
