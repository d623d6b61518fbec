import { z } from "zod";
import { Leaf, Severity } from "#lib/incident/event.ts";

/** Whose problem it is. */
export const Side = z.enum(["theirs", "ours", "unknown", "healthy"]);
export type Side = z.infer<typeof Side>;

/** `probable` marks a verdict that one more fact could turn. */
export const Confidence = z.enum(["certain", "probable"]);
export type Confidence = z.infer<typeof Confidence>;

/** The checks of one triage run, in the order in which they are shown. */
export const ProbeName = z.enum([
  "api",
  "edge",
  "status",
  "incidents",
  "rate-limit",
  "health",
  "scope",
  "search",
  "webhooks",
]);
export type ProbeName = z.infer<typeof ProbeName>;

/** `unknown` means that the probe learnt nothing, which is never the same as `ok`. */
export const ReadingState = z.enum(["ok", "warn", "fail", "unknown"]);
export type ReadingState = z.infer<typeof ReadingState>;

/** What one answer told of the rate-limit window of 10 seconds. */
export const RateLimit = z.object({
  limit: z.int().nullable(),
  remaining: z.int().nullable(),
  /** The UTC instant at which the window begins anew. */
  resetsAt: z.iso.datetime().nullable(),
  /** When the answer had come. */
  at: z.iso.datetime(),
});
export type RateLimit = z.infer<typeof RateLimit>;

/** What one probe learnt. A probe that was not asked has no reading. */
export const Reading = z.object({
  probe: ProbeName,
  state: ReadingState,
  /** One short line for a person, for instance `503 service_unavailable`. Never holds a secret. */
  value: z.string(),
  /** The UTC instant at which the probe ended. */
  at: z.iso.datetime(),
  /** Milliseconds from sending to the end of the body (or to giving up); null when nothing was sent. */
  latencyMs: z.number().int().nonnegative().nullable(),
  /** Null when no answer came. */
  httpStatus: z.number().int().nullable(),
  /**
   * Intercom's `errors[].code`; or ours: for what never got an answer (`timeout`, `connection_refused` ...), for an answer that
   * could not be read (`not_json`, `not_intercom`, `body_too_large`, `redirect` ...), for a token that could not be read
   * (`token_...`), and for what the reported incidents mean for us (`rest_api`, `webhooks`, `elsewhere` ...).
   */
  code: z.string().nullable(),
  /** From the body's `request_id` and the `X-Request-Id` header, without doubles. */
  requestIds: z.array(z.string()),
});
export type Reading = z.infer<typeof Reading>;

/** A fact in words, and the probe that it comes from. */
export const Fact = z.object({ probe: ProbeName, fact: z.string() });
export type Fact = z.infer<typeof Fact>;

export const Verdict = z.object({
  side: Side,
  leaf: Leaf,
  /** Suggested; null when there is nothing to declare. */
  severity: Severity.nullable(),
  confidence: Confidence,
  decidedBy: z.array(Fact),
  wouldFlip: z.array(Fact),
});
export type Verdict = z.infer<typeof Verdict>;

/** What `offhook triage --json` prints. */
export const TriageReport = z.object({
  simulated: z.boolean(),
  verdict: Verdict,
  readings: z.array(Reading),
});
export type TriageReport = z.infer<typeof TriageReport>;

/** A report that was kept. */
export const TriageRun = TriageReport.extend({
  id: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  /** The person or API token that asked for it; null for the monitor. */
  ranBy: z.string().nullable(),
  /** What the answer of `/me` told of the rate limit in figures; null where it told nothing. */
  rateLimit: RateLimit.nullable(),
});
export type TriageRun = z.infer<typeof TriageRun>;
