import type { JobData } from "#lib/db/job-kinds.ts";
import { env } from "#lib/env.ts";
import type { JobOutcome } from "#lib/jobs/outcome.ts";
import * as reminding from "#lib/services/remind-next-update.ts";

/** Reminds of an update that is due. */
export async function remindNextUpdate(promise: JobData<"remind-next-update">): Promise<JobOutcome> {
  if (promise.simulated !== env().simulated) {
    return { kind: "dropped", reason: "it is not about the Intercom that this process watches" };
  }
  const reason = await reminding.remindNextUpdate(promise, new Date());
  return reason === null ? { kind: "done" } : { kind: "dropped", reason };
}
