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

/** Every kind of job: what it carries, and how long it is tried. What does it stands in `lib/jobs/handlers.ts`. */
export const JOB_KINDS = {
  "notify-suspicion": {
    data: z.strictObject({
      suspicionId: z.uuid(),
      event: z.enum(["raised", "ended"]),
      channel: NoticeChannel,
      /** Whether the simulator made the trouble: what it queued is never told to a real system. */
      simulated: z.boolean(),
    }),
    // About a day: whoever was to be told is awake by then, and the pages have said it all along.
    retry: { firstWaitSeconds: 5, longestWaitSeconds: 600, retries: 150 },
  },
} as const satisfies Readonly<Record<string, { data: z.ZodObject; retry: RetryPolicy }>>;

export type JobName = keyof typeof JOB_KINDS;
export type JobData<N extends JobName> = z.infer<(typeof JOB_KINDS)[N]["data"]>;

export const JOB_NAMES = Object.keys(JOB_KINDS) as readonly JobName[];
