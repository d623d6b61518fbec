import type { z } from "zod";
import { JOB_KINDS, type JobName } from "#lib/db/job-kinds.ts";
import { notifySuspicion } from "#lib/jobs/notify-suspicion.ts";
import type { JobOutcome } from "#lib/jobs/outcome.ts";
import { remindNextUpdate } from "#lib/jobs/remind-next-update.ts";
import { sendSlack } from "#lib/jobs/send-slack.ts";

/** Does one job. The signal is aborted when the process stops. */
export type JobHandler = (raw: unknown, signal: AbortSignal) => Promise<JobOutcome>;

/** What does each kind of job. */
export const HANDLERS: Readonly<Record<JobName, JobHandler>> = {
  "notify-suspicion": reading(JOB_KINDS["notify-suspicion"].data, notifySuspicion),
  "send-slack": reading(JOB_KINDS["send-slack"].data, sendSlack),
  "remind-next-update": reading(JOB_KINDS["remind-next-update"].data, remindNextUpdate),
};

/** Another version of Offhook may have queued what this one cannot read. */
function reading<T>(schema: z.ZodType<T>, run: (data: T, signal: AbortSignal) => Promise<JobOutcome>): JobHandler {
  return async (raw, signal) => {
    const data = schema.safeParse(raw);
    if (data.success) return run(data.data, signal);
    const fields = data.error.issues.map((issue) => issue.path.join(".") || "(all of it)");
    return { kind: "failed", reason: `the job's data is not as expected at ${fields.join(", ")}` };
  };
}
