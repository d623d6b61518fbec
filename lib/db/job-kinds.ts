import { z } from "zod";
import { Instant } from "#lib/text/instant.ts";

/** Waits between attempts double from the first to the longest; after so many retries the job has failed. */
export type RetryPolicy = {
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
  readonly retries: number;
};

/** Whom a suspicion is told to. */
export const NoticeChannel = z.enum(["pagerduty", "slack"]);
export type NoticeChannel = z.infer<typeof NoticeChannel>;

/** Whether the simulator made the trouble. Every job says so: what it queued is never told to a real system. */
const simulated = z.boolean();

/**
 * `in-line`: jobs of one line are done one after another, and one that failed for good holds back those behind it. `any`: they are
 * done in any order, also at once.
 */
export type JobOrder = "in-line" | "any";

type JobKind = {
  readonly data: z.ZodType<{ simulated: boolean }>;
  readonly retry: RetryPolicy;
  /** A queue keeps the order with which it was made. */
  readonly order: JobOrder;
  /** How many a worker takes at once. */
  readonly atOnce: number;
};

/** Every kind of job: what it carries, and how long it is tried. What does it stands in `lib/jobs/handlers.ts`. */
export const JOB_KINDS = {
  "notify-suspicion": {
    data: z.strictObject({
      suspicionId: z.uuid(),
      event: z.enum(["raised", "ended"]),
      channel: NoticeChannel,
      simulated,
    }),
    // About a day: whoever was to be told is awake by then, and the pages have said it all along.
    retry: { firstWaitSeconds: 5, longestWaitSeconds: 600, retries: 150 },
    order: "in-line",
    atOnce: 1,
  },
  /** Sends what waits of an incident's messages. Their rows say what is sent, in which order, and when it is tried again. */
  "send-slack": {
    data: z.strictObject({ number: z.int(), simulated }),
    // For a database that does not answer; what Slack does is no failure of the job.
    retry: { firstWaitSeconds: 2, longestWaitSeconds: 60, retries: 50 },
    order: "any",
    // Most find that another one has sent their message already.
    atOnce: 20,
  },
  "remind-next-update": {
    data: z.strictObject({ number: z.int(), nextUpdateAt: Instant, simulated }),
    retry: { firstWaitSeconds: 2, longestWaitSeconds: 60, retries: 50 },
    order: "any",
    atOnce: 20,
  },
} as const satisfies Readonly<Record<string, JobKind>>;

export type JobName = keyof typeof JOB_KINDS;
export type JobData<N extends JobName> = z.infer<(typeof JOB_KINDS)[N]["data"]>;

export const JOB_NAMES = Object.keys(JOB_KINDS) as readonly JobName[];

/**
 * The queue of a kind of job. The simulator's jobs and the real ones have one each, so that a process never takes, and with that
 * finishes, what it must not do.
 */
export function queueOf(name: JobName, { simulated }: { readonly simulated: boolean }): string {
  return `${name}.${simulated ? "simulated" : "real"}`;
}
