import { z } from "zod";
import { Fact, ProbeName, RateLimit, Reading, ReadingState, Verdict } from "#lib/contracts/triage.ts";
import { Leaf, Severity } from "#lib/incident/event.ts";
import { StoredRequestId } from "#lib/incident/request-id.ts";
import { Instant } from "#lib/text/instant.ts";
import { sentence } from "#lib/text/plain.ts";

/** Trouble that the monitor noticed: proposed as an incident, until it ends, is declared or is dismissed. */
export const Suspicion = z.object({
  id: z.uuid(),
  side: Verdict.shape.side,
  leaf: Leaf,
  severity: Severity,
  /** When the first bad run began: an incident declared from it counts from here. */
  startedAt: Instant,
  /** When it had been seen often enough to be told. */
  raisedAt: Instant,
  /** Null while it lasts. */
  endedAt: Instant.nullable(),
  /** What triggered it, in one sentence: the first alert of an incident. */
  trigger: z.string(),
  /** The run on which it was raised. */
  runId: z.uuid(),
  /** Of the failed calls, the first and the last for each endpoint and code. */
  requestIds: z.array(StoredRequestId),
  /** The incident that was declared from it, or the open one that it belongs to. */
  incidentNumber: z.int().nullable(),
  dismissed: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
export type Suspicion = z.infer<typeof Suspicion>;

/** `POST /api/suspicions/{id}/dismiss`. */
export const Dismissal = z.strictObject({ reason: sentence(500, "Say why this is no incident") });
export type Dismissal = z.infer<typeof Dismissal>;

/** How the monitor goes. */
export const Monitoring = z.object({
  /** False where it is switched off by the operator: then only people run triage. */
  on: z.boolean(),
  /** When its latest run ended; null before the first. */
  lastRunAt: Instant.nullable(),
  nextRunAt: Instant.nullable(),
  /** Milliseconds from one run to the next, at present. */
  intervalMs: z.int().positive(),
  /** Milliseconds after `lastRunAt`, or after a reading's `at`, from which the figure tells how things were. */
  freshForMs: z.int().positive(),
  /** Why it asks less often than it would, in one sentence; null where it does not. */
  slowedBy: z.string().nullable(),
});
export type Monitoring = z.infer<typeof Monitoring>;

/** What every page shows of now: `GET /api/monitor`. */
export const MonitorView = z.object({
  simulated: z.boolean(),
  monitoring: Monitoring,
  /** What the latest run said, whoever asked for it; null before the first run ever. */
  verdict: Verdict.pick({ side: true, leaf: true, severity: true, confidence: true })
    .extend({
      sentence: z.string(),
      /** Since when every run has said so. */
      since: Instant,
      /** When the latest run ended. */
      at: Instant,
    })
    .nullable(),
  /** The latest reading of each probe, in the order of PROBE_NAMES. The monitor does not ask everything at each run. */
  readings: z.array(Reading),
  /** What the latest reading of the rate limit told in figures. */
  rateLimit: RateLimit.nullable(),
  /** The one that lasts; null where there is none. */
  suspicion: Suspicion.nullable(),
});
export type MonitorView = z.infer<typeof MonitorView>;

/** A stretch of time over which every run said the same, or over which nobody looked. A verdict that a single run saw before a gap has no length. */
export const VerdictPeriod = z.discriminatedUnion("kind", [
  Verdict.pick({ side: true, leaf: true, severity: true, confidence: true }).extend({
    kind: z.literal("verdict"),
    startedAt: Instant,
    /** Null where it lasts. */
    endedAt: Instant.nullable(),
    sentence: z.string(),
    /** What turned the verdict before into this one. */
    changes: z.array(Fact),
  }),
  /** No run was kept: a monitoring gap, which the runbook calls P4. */
  z.object({ kind: z.literal("gap"), startedAt: Instant, endedAt: Instant.nullable(), severity: z.literal("P4") }),
]);
export type VerdictPeriod = z.infer<typeof VerdictPeriod>;

/**
 * `GET /api/verdicts?hours=24`: from the first to the last, each beginning where the one before ends; what lies before the first
 * period ever is left out.
 */
export const VerdictHistory = z.object({ from: Instant, to: Instant, periods: z.array(VerdictPeriod) });
export type VerdictHistory = z.infer<typeof VerdictHistory>;

/** How far back a chart reaches. */
export const SAMPLE_RANGES = ["1h", "24h", "7d", "30d"] as const;
export const SampleRange = z.enum(SAMPLE_RANGES, { error: `Enter one of ${SAMPLE_RANGES.join(", ")}` });
export type SampleRange = z.infer<typeof SampleRange>;

/** The samples of one probe in one step of a chart. Steps without any are left out: nothing was asked then. */
export const SamplePoint = z.object({
  /** The beginning of the step. */
  at: Instant,
  /** How many samples it stands for. */
  runs: z.int(),
  /** The worst state among them: `fail`, `warn`, `unknown`, `ok`. */
  worst: ReadingState,
  /** Milliseconds; null where no sample has a latency. */
  latencyP50Ms: z.int().nullable(),
  latencyMaxMs: z.int().nullable(),
  /** The least that was left of the rate-limit window; null but for the probe `rate-limit`. */
  remainingMin: z.int().nullable(),
  rateLimit: z.int().nullable(),
});
export type SamplePoint = z.infer<typeof SamplePoint>;

/** `GET /api/samples?range=24h`. */
export const SampleSeries = z.object({
  range: SampleRange,
  /** The beginning of the first step. */
  from: Instant,
  to: Instant,
  stepSeconds: z.int(),
  /** Those that have samples. */
  probes: z.array(z.object({ probe: ProbeName, points: z.array(SamplePoint) })),
  /** Those that were open at some time in the range, the latest 200 at most: drills on the simulator, real ones otherwise. */
  incidents: z.array(
    z.object({ number: z.int(), severity: Severity, startedAt: Instant, endedAt: Instant.nullable() }),
  ),
});
export type SampleSeries = z.infer<typeof SampleSeries>;
