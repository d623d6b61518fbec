import { z } from "zod";

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
  },
} as const satisfies Readonly<Record<string, { data: z.ZodType<{ simulated: boolean }>; retry: RetryPolicy }>>;

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
