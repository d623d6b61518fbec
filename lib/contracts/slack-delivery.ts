import { z } from "zod";
import { Mention } from "#lib/incident/event.ts";
import { Instant } from "#lib/text/instant.ts";

/**
 * `queued`: waits its turn. `sending`: under way. `retrying`: Slack did not take it yet, and is asked again at `nextAttemptAt`.
 * `sent`. `failed`: somebody has to change something first; those behind it wait. `doubtful`: it may have been posted, which only
 * a person can tell. `left-out`: it shall not be sent, because a person decided so, or what it tells was redacted.
 */
export const DeliveryState = z.enum(["queued", "sending", "retrying", "sent", "failed", "doubtful", "left-out"]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** One thing that Slack shall hear of an incident, and what became of it. */
export const SlackDelivery = z.object({
  /** The number of the event that it tells: its name. */
  seq: z.int(),
  /** `post`: a message of its own. `edit`: the incident's first message shall read so from now on. */
  kind: z.enum(["post", "edit"]),
  text: z.string(),
  mention: Mention,
  state: DeliveryState,
  attempts: z.int(),
  queuedAt: Instant,
  nextAttemptAt: Instant.nullable(),
  /** When it was sent, or given up. */
  endedAt: Instant.nullable(),
  /** Why it is not sent yet, or was not, and what to do about it. */
  reason: z.string().nullable(),
});
export type SlackDelivery = z.infer<typeof SlackDelivery>;

/** `GET /api/incidents/{number}/messages`: in the order in which they are sent. */
export const SlackDeliveries = z.object({
  /** How messages reach Slack: a bot threads and edits, a webhook posts each. Null where none is set up. */
  by: z.enum(["bot", "webhook"]).nullable(),
  /** The channel's name where it is known. */
  channel: z.string().nullable(),
  deliveries: z.array(SlackDelivery),
});
export type SlackDeliveries = z.infer<typeof SlackDeliveries>;

/** What a person decides about one that failed or is doubtful. `was-sent`: it stands in the channel. */
export const DeliveryDecision = z.strictObject({ decision: z.enum(["try-again", "leave-out", "was-sent"]) });
export type DeliveryDecision = z.infer<typeof DeliveryDecision>;
