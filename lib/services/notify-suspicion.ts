import type { Suspicion } from "#lib/contracts/monitor.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { JobData, NoticeChannel } from "#lib/db/job-kinds.ts";
import { enqueue } from "#lib/db/job-queue.ts";
import type { RunningEnv } from "#lib/env.ts";

/**
 * Queues the telling of a suspicion that is raised or ended in this transaction: once for each channel that is configured,
 * however often it is called. Nothing is told if the transaction rolls back.
 */
export async function queueSuspicionNotices(
  transaction: Prisma.TransactionClient,
  {
    suspicion: { id: suspicionId },
    event,
    env,
  }: {
    readonly suspicion: Pick<Suspicion, "id">;
    readonly event: JobData<"notify-suspicion">["event"];
    readonly env: RunningEnv;
  },
): Promise<void> {
  for (const channel of configuredChannels(env)) {
    await enqueue(
      transaction,
      "notify-suspicion",
      { suspicionId, event, channel, simulated: env.simulated },
      // The end is told after the beginning, or not at all.
      { key: `${suspicionId} ${event} ${channel}`, line: `${suspicionId} ${channel}` },
    );
  }
}

function configuredChannels({ pagerDuty, slack }: RunningEnv): NoticeChannel[] {
  return [...(pagerDuty === null ? [] : ["pagerduty" as const]), ...(slack === null ? [] : ["slack" as const])];
}
