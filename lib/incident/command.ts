import { z } from "zod";
import { ActionItemFields } from "#lib/incident/action-item.ts";
import { GivenAnswer, Leaf, LogFormat, Mention, OpenStatus, Severity } from "#lib/incident/event.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import { RequestId } from "#lib/incident/request-id.ts";
import { Instant } from "#lib/text/instant.ts";
import { Line, optionalSentence, prose, sentence } from "#lib/text/plain.ts";

const Sentence = optionalSentence(LIMITS.sentence);
const Commander = optionalSentence(LIMITS.name);
const Count = z.int().min(0).max(LIMITS.affected).nullable();
const Number_ = z.int().min(1);
/** The id of a step of a playbook. */
const Step = Line.min(1, { error: "Enter a step" }).max(100);
/** What whoever has a role tells the next one. */
const note = Sentence.default(null);
const Answer = z.strictObject({ ...GivenAnswer.shape, question: Line.max(100), answer: Line.max(100) });

/** Makes a retry safe: the same key and the same input change something once. Any text, for instance a UUID. */
const idempotencyKey = Line.min(1, { error: "Enter a key" }).max(200, { error: "At most 200 characters" }).optional();

/** When it happened; left out: now. */
const at = Instant.optional();

/** The record's `version` at which the value to be replaced was seen. Refused only where that very value changed since. */
const expectedVersion = z.int().min(1);

/** What begins an incident. */
export const Declaration = z.strictObject({
  idempotencyKey,
  severity: Severity,
  /** The end of the decision tree; null while it is not known. */
  leaf: Leaf.nullable().default(null),
  impact: Sentence.default(null),
  cause: Sentence.default(null),
  action: Sentence.default(null),
  commander: Commander.default(null),
  nextUpdateAt: Instant.nullable().default(null),
  /** What alerted us, and when: the incident is counted from here. */
  firstAlert: z.strictObject({ text: sentence(LIMITS.sentence, "Say what alerted you"), at: Instant }),
  /** The triage run that this rests on: its verdict and its request ids are kept with the incident. */
  triageRunId: z.uuid().nullable().default(null),
  /** The suspicion that it is declared from: it then belongs to this incident, and its request ids are kept with it. */
  suspicionId: z.uuid().nullable().default(null),
  /** How the decision tree was answered, and when the walk began. */
  walk: z
    .strictObject({ startedAt: Instant, answers: z.array(Answer).max(20) })
    .nullable()
    .default(null),
});
export type Declaration = z.infer<typeof Declaration>;
/** As a caller writes it: what has a default may be left out. */
export type DeclarationInput = z.input<typeof Declaration>;

/** One schema a kind of change, told apart by `type`. */
const COMMANDS = [
  z.strictObject({ type: z.literal("acknowledge"), idempotencyKey, at }),
  z.strictObject({ type: z.literal("set-severity"), idempotencyKey, expectedVersion, severity: Severity }),
  z.strictObject({ type: z.literal("set-leaf"), idempotencyKey, expectedVersion, leaf: Leaf.nullable() }),
  z.strictObject({ type: z.literal("set-status"), idempotencyKey, expectedVersion, status: OpenStatus, at }),
  z.strictObject({ type: z.literal("set-impact"), idempotencyKey, expectedVersion, impact: Sentence }),
  z.strictObject({ type: z.literal("set-cause"), idempotencyKey, expectedVersion, cause: Sentence }),
  z.strictObject({ type: z.literal("set-action"), idempotencyKey, expectedVersion, action: Sentence }),
  /** Whoever makes themselves commander has acknowledged the incident by that. */
  z.strictObject({ type: z.literal("set-commander"), idempotencyKey, expectedVersion, commander: Commander, note }),
  z.strictObject({
    type: z.literal("set-communications"),
    idempotencyKey,
    expectedVersion,
    communications: Commander,
    note,
  }),
  z.strictObject({ type: z.literal("set-scribe"), idempotencyKey, expectedVersion, scribe: Commander, note }),
  /** From then on the time counts as Intercom's. */
  z.strictObject({ type: z.literal("start-waiting"), idempotencyKey, at, reason: Sentence.default(null) }),
  z.strictObject({ type: z.literal("end-waiting"), idempotencyKey, at }),
  z.strictObject({
    type: z.literal("set-next-update"),
    idempotencyKey,
    expectedVersion,
    nextUpdateAt: Instant.nullable(),
  }),
  z.strictObject({
    type: z.literal("add-note"),
    idempotencyKey,
    text: prose(LIMITS.note, "Enter a note"),
    at,
    /** Whether it appears in the postmortem's timeline. */
    exported: z.boolean().default(false),
  }),
  z.strictObject({
    type: z.literal("record-mitigation"),
    idempotencyKey,
    text: sentence(LIMITS.sentence, "Say what was done"),
    at,
  }),
  z.strictObject({
    type: z.literal("add-request-ids"),
    idempotencyKey,
    requestIds: z
      .array(RequestId)
      .min(1, { error: "Enter a request id" })
      .max(LIMITS.requestIdsAtOnce, { error: `At most ${LIMITS.requestIdsAtOnce} at once` }),
  }),
  /** What was found in a log that was pasted. Secrets and personal data in the excerpt are blacked out before it is kept. */
  z.strictObject({
    type: z.literal("attach-log"),
    idempotencyKey,
    format: LogFormat,
    /** Of the whole log. */
    lines: z.int().min(1).max(10_000_000),
    excerpt: prose(LIMITS.note, "Keep at least a line of the log"),
    requestIds: z
      .array(RequestId)
      .max(LIMITS.requestIdsAtOnce, { error: `At most ${LIMITS.requestIdsAtOnce} at once` }),
  }),
  z.strictObject({ type: z.literal("tick-step"), idempotencyKey, step: Step }),
  z.strictObject({ type: z.literal("untick-step"), idempotencyKey, step: Step }),
  /** Keeps with the step what the run found out about it. */
  z.strictObject({ type: z.literal("check-step"), idempotencyKey, step: Step, triageRunId: z.uuid() }),
  /** Sends a message to Slack: it is kept with the incident, and sent as soon as Slack takes it. */
  z.strictObject({
    type: z.literal("post-message"),
    idempotencyKey,
    text: prose(LIMITS.message, "Enter a message"),
    mention: Mention.default("none"),
  }),
  /** Ends the incident where it is open: it goes on in the other one. */
  z.strictObject({ type: z.literal("mark-duplicate"), idempotencyKey, of: Number_ }),
  z.strictObject({ type: z.literal("unmark-duplicate"), idempotencyKey }),
  /** Both incidents then name each other. */
  z.strictObject({ type: z.literal("relate"), idempotencyKey, to: Number_ }),
  z.strictObject({ type: z.literal("unrelate"), idempotencyKey, to: Number_ }),
  /** Adds what a triage run found, and the request ids of its failed calls. */
  z.strictObject({ type: z.literal("attach-triage"), idempotencyKey, triageRunId: z.uuid() }),
  z.strictObject({
    type: z.literal("add-action-item"),
    idempotencyKey,
    text: ActionItemFields.shape.text,
    owner: ActionItemFields.shape.owner.default(null),
    due: ActionItemFields.shape.due.default(null),
    kind: ActionItemFields.shape.kind.default(null),
    link: ActionItemFields.shape.link.default(null),
  }),
  z.strictObject({
    type: z.literal("edit-action-item"),
    idempotencyKey,
    expectedVersion,
    item: Number_,
    ...ActionItemFields.shape,
    /** Left out: stays as it is. */
    kind: ActionItemFields.shape.kind.optional(),
    link: ActionItemFields.shape.link.optional(),
  }),
  z.strictObject({ type: z.literal("complete-action-item"), idempotencyKey, item: Number_ }),
  z.strictObject({ type: z.literal("reopen-action-item"), idempotencyKey, item: Number_ }),
  z.strictObject({ type: z.literal("remove-action-item"), idempotencyKey, expectedVersion, item: Number_ }),
  z.strictObject({ type: z.literal("restore-action-item"), idempotencyKey, item: Number_ }),
  /** Left out: stays as it is. Null: unknown. */
  z.strictObject({
    type: z.literal("set-affected"),
    idempotencyKey,
    expectedVersion,
    conversations: Count.optional(),
    users: Count.optional(),
  }),
  z.strictObject({
    type: z.literal("amend-entry"),
    idempotencyKey,
    expectedVersion,
    entry: Number_,
    at,
    text: prose(LIMITS.note).optional(),
  }),
  z.strictObject({
    type: z.literal("retract-entry"),
    idempotencyKey,
    expectedVersion,
    entry: Number_,
    reason: Sentence.default(null),
  }),
  z.strictObject({ type: z.literal("restore-entry"), idempotencyKey, entry: Number_ }),
  /** For what must not stay: what the entry and its corrections say is blanked for good, in the database too. */
  z.strictObject({ type: z.literal("redact-entry"), idempotencyKey, entry: Number_, reason: Sentence.default(null) }),
  /** Whether the postmortem's timeline tells the entry, whatever it does by default. */
  z.strictObject({ type: z.literal("mark-entry"), idempotencyKey, entry: Number_, exported: z.boolean() }),
  /** How the postmortem's timeline tells the entry, which itself stays as it is. Null: as the log has it. */
  z.strictObject({
    type: z.literal("word-entry"),
    idempotencyKey,
    expectedVersion,
    entry: Number_,
    label: optionalSentence(LIMITS.label),
    text: Sentence,
  }),
  z.strictObject({
    type: z.literal("resolve"),
    idempotencyKey,
    expectedVersion,
    fix: sentence(LIMITS.sentence, "Say what fixed it"),
    /** When it really ended; left out: now. */
    at,
  }),
  z.strictObject({
    type: z.literal("reopen"),
    idempotencyKey,
    expectedVersion,
    reason: sentence(LIMITS.sentence, "Say why it is open again"),
    at,
  }),
] as const;

export const Command = z.discriminatedUnion("type", COMMANDS);
export type Command = z.infer<typeof Command>;
/** As a caller writes it: what has a default may be left out. */
export type CommandInput = z.input<typeof Command>;
export type CommandType = Command["type"];
