import { z } from "zod";
import { ActionItem } from "#lib/incident/action-item.ts";
import { Author } from "#lib/incident/author.ts";
import { EventBody, Leaf, Severity } from "#lib/incident/event.ts";
import { StoredRequestId } from "#lib/incident/request-id.ts";
import { STATUSES } from "#lib/runbook/incident-status.ts";
import { Instant } from "#lib/text/instant.ts";

/** Who did something to an entry or a value, and when it was written down. */
export const Change = z.object({ seq: z.int(), by: Author, recordedAt: Instant });
export type Change = z.infer<typeof Change>;

/** One line of the timeline: an event, as later corrections have left it. */
export const Entry = z.object({
  /** The number of its event: its name in commands. */
  seq: z.int(),
  happenedAt: Instant,
  recordedAt: Instant,
  by: Author,
  body: EventBody,
  /** The value that this event replaced, in words; null where it replaced none. */
  before: z.string().nullable(),
  /** Whether a person asked for it to appear in the postmortem, or to be left out. Null: nobody did, and the default rule says. */
  marked: z.boolean().nullable(),
  /** How the postmortem tells it. Null: as the log has it. */
  told: z.object({ label: z.string().nullable(), text: z.string().nullable() }),
  retracted: Change.extend({ reason: z.string().nullable() }).nullable(),
  /** What it said is gone for good. */
  redacted: Change.extend({ reason: z.string().nullable() }).nullable(),
  /** What it said before each correction, oldest first. */
  amendments: z.array(Change.extend({ happenedAt: Instant, text: z.string().nullable() })),
});
export type Entry = z.infer<typeof Entry>;

export const Status = z.enum(STATUSES);

/** A step of the playbook that somebody ticked, or for which Offhook looked. */
export const PlaybookStep = z.object({
  /** The step's id. */
  step: z.string(),
  /** Null while it is not done. */
  done: Change.extend({ happenedAt: Instant }).nullable(),
  /** What was found out last; null where nobody had Offhook look. */
  checked: Change.extend({
    happenedAt: Instant,
    state: z.enum(["ok", "warn", "fail", "unknown"]),
    text: z.string(),
  }).nullable(),
});
export type PlaybookStep = z.infer<typeof PlaybookStep>;

/** An incident: the fold of its log. */
export const IncidentState = z.object({
  /** The number of the last event; what replaces a value names the version at which it was seen. */
  version: z.int(),
  /** Declared on the simulator: practice, for ever. */
  drill: z.boolean(),
  leaf: Leaf.nullable(),
  severity: Severity,
  status: Status,
  impact: z.string().nullable(),
  cause: z.string().nullable(),
  action: z.string().nullable(),
  commander: z.string().nullable(),
  communications: z.string().nullable(),
  scribe: z.string().nullable(),
  nextUpdateAt: Instant.nullable(),
  declaredAt: Instant,
  acknowledgedAt: Instant.nullable(),
  /** Since when it waits on Intercom; null while it does not. */
  waitingSince: Instant.nullable(),
  /** Null is unknown. */
  affected: z.object({ conversations: z.int().nullable(), users: z.int().nullable() }),
  requestIds: z.array(StoredRequestId.extend({ entry: z.int() })),
  actionItems: z.array(ActionItem),
  /** Those steps of playbooks that were ticked or looked at. */
  steps: z.array(PlaybookStep),
  /** The incident that this one is a duplicate of. */
  duplicateOf: z.int().nullable(),
  /** Those that are duplicates of this one. */
  duplicates: z.array(z.int()),
  related: z.array(z.int()),
  /** In the order in which they were written down. */
  entries: z.array(Entry),
  /** The last change of each value that can be replaced, by the value's name. */
  changes: z.record(z.string(), Change),
});
export type IncidentState = z.infer<typeof IncidentState>;
