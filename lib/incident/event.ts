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

/** Whom a message in Slack calls. */
export const Mention = z.enum(["none", "here", "channel"]);
export type Mention = z.infer<typeof Mention>;

/** The forms in which logs come. */
export const LogFormat = z.enum(["plain", "json-lines", "http", "stack-trace"]);
export type LogFormat = z.infer<typeof LogFormat>;

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
  /** `note`: what whoever had the role hands over with it. */
  z.object({ kind: z.literal("commander"), commander: Text.nullable(), note: Text.nullable().optional() }),
  z.object({ kind: z.literal("communications"), communications: Text.nullable(), note: Text.nullable() }),
  z.object({ kind: z.literal("scribe"), scribe: Text.nullable(), note: Text.nullable() }),
  /** From here on it waits on Intercom: the time counts as theirs. */
  z.object({ kind: z.literal("waiting"), text: Text.nullable() }),
  z.object({ kind: z.literal("waiting-ended") }),
  z.object({ kind: z.literal("next-update"), nextUpdateAt: Instant.nullable() }),
  z.object({ kind: z.literal("note"), text: Text, exported: z.boolean() }),
  z.object({ kind: z.literal("mitigation"), text: Text }),
  z.object({ kind: z.literal("request-ids"), requestIds: z.array(StoredRequestId) }),
  /** What is kept of a log that was pasted: an excerpt in which secrets and personal data are blacked out. */
  z.object({
    kind: z.literal("log"),
    format: LogFormat,
    /** Of the whole log that was pasted. */
    lines: z.int(),
    text: Text,
  }),
  /** A step of the playbook. The title is kept: the playbook may read otherwise one day. */
  z.object({ kind: z.literal("step-done"), step: Text, title: Text }),
  z.object({ kind: z.literal("step-undone"), step: Text, title: Text }),
  /** What Offhook found out for a step. `state` is the reading's. */
  z.object({
    kind: z.literal("step-checked"),
    step: Text,
    title: Text,
    runId: z.string(),
    state: z.enum(["ok", "warn", "fail", "unknown"]),
    text: Text,
  }),
  /** For Slack. What became of it stands beside the log, not in it. */
  z.object({ kind: z.literal("message"), text: Text, mention: Mention }),
  /** The promised update did not come in time, and those who promised it were reminded. */
  z.object({ kind: z.literal("update-due"), nextUpdateAt: Instant }),
  /** Null: no longer one. */
  z.object({ kind: z.literal("duplicate-of"), incident: z.int().nullable() }),
  /** Another incident was said to be a duplicate of this one (`is`), or no longer. */
  z.object({ kind: z.literal("duplicated-by"), incident: z.int(), is: z.boolean() }),
  z.object({ kind: z.literal("related"), incident: z.int(), is: z.boolean() }),
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
  /** What the entry said is gone for good, from the log too; `text` is why. */
  z.object({ kind: z.literal("entry-redacted"), entry: Entry, text: Text.nullable() }),
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
