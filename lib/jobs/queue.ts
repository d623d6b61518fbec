import { setTimeout } from "node:timers/promises";
import type { JobResult, JobWithMetadata, PgBoss } from "pg-boss";
import { isDatabaseUnavailable } from "#lib/db/failure.ts";
import { JOB_KINDS, JOB_NAMES, type JobName, queueOf } from "#lib/db/job-kinds.ts";
import { closeJobQueue, openJobQueue } from "#lib/db/job-queue.ts";
import { queueWhatWaits } from "#lib/db/slack-records.ts";
import { env } from "#lib/env.ts";
import { HANDLERS } from "#lib/jobs/handlers.ts";
import type { JobOutcome } from "#lib/jobs/outcome.ts";
import { log } from "#lib/log.ts";

/** How long jobs under way may take to end when the process stops. */
const DRAIN_MS = 3_000;

const LOOK_EVERY_MS = 60_000;

/** Two, so that one outside system that hangs does not hold up another. */
const WORKERS = 2;

/**
 * Opens the job queue and works on it until `stopQueue`: on the simulator's jobs, or on the real ones, as this process watches
 * the one or the other. Whoever queues jobs in this process must wait for it.
 */
export async function startQueue(): Promise<void> {
  const { databaseUrl, simulated } = env();
  const boss = await openJobQueue(databaseUrl);
  for (const name of JOB_NAMES) await workOn(boss, name, queueOf(name, { simulated }));
  look?.close();
  look = lookForWhatWaits(simulated);
}

export function stopQueue(): Promise<void> {
  look?.close();
  look = null;
  return closeJobQueue(DRAIN_MS);
}

let look: { close(): void } | null = null;

/** At once and every minute: what a process that died had begun, or one without a queue has written. */
function lookForWhatWaits(simulated: boolean): { close(): void } {
  const closing = new AbortController();
  const every = async () => {
    while (!closing.signal.aborted) {
      await queueWhatWaits(simulated).catch((err: unknown) => {
        if (closing.signal.aborted) return;
        if (isDatabaseUnavailable(err)) log.debug({ err }, "The database does not say what waits");
        else log.error({ err }, "What waits could not be queued");
      });
      await setTimeout(LOOK_EVERY_MS, undefined, { signal: closing.signal, ref: false }).catch(() => {});
    }
  };
  void every();
  return { close: () => closing.abort() };
}

async function workOn(boss: PgBoss, name: JobName, queue: string): Promise<void> {
  await boss.work(
    queue,
    {
      pollingIntervalSeconds: 1,
      localConcurrency: WORKERS,
      batchSize: JOB_KINDS[name].atOnce,
      includeMetadata: true,
      perJobResults: true,
    },
    (jobs: JobWithMetadata<unknown>[]) => Promise.all(jobs.map((job) => perform(boss, name, job))),
  );
}

async function perform(boss: PgBoss, name: JobName, job: JobWithMetadata<unknown>): Promise<JobResult> {
  const outcome = await HANDLERS[name](job.data, job.signal).catch((err: unknown): JobOutcome => {
    if (isDatabaseUnavailable(err)) return { kind: "again", reason: "the database did not answer", afterSeconds: null };
    log.error({ err, job: name, id: job.id }, "A job failed outside of what it expects");
    return { kind: "again", reason: "an unexpected error; see the log", afterSeconds: null };
  });
  report(name, job, outcome);
  const { id } = job;
  switch (outcome.kind) {
    case "done":
      return { id, status: "completed" };
    case "dropped":
      return { id, status: "completed", output: outcome };
    case "failed":
      // Without a queue for dead letters this only means: failed, and not tried again.
      return { id, status: "deadletter", output: outcome };
    case "again": {
      if (outcome.afterSeconds === null || outcome.afterSeconds <= shortestWait(name, job)) {
        return { id, status: "failed", output: outcome };
      }
      await boss.fail(job.name, { id, retryCount: job.retryCount }, outcome);
      await boss.update(job.name, undefined, { id, startAfter: outcome.afterSeconds });
      // It is no longer under way, so this settles nothing.
      return { id, status: "completed" };
    }
    default:
      return outcome satisfies never;
  }
}

/** The least that pg-boss waits before the next attempt: the doubled wait has up to as much again added by chance. */
function shortestWait(name: JobName, { retryCount }: JobWithMetadata<unknown>): number {
  const { firstWaitSeconds, longestWaitSeconds } = JOB_KINDS[name].retry;
  return Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** retryCount);
}

function report(name: JobName, { id, retryCount, retryLimit }: JobWithMetadata<unknown>, outcome: JobOutcome): void {
  const about = { job: name, id, attempt: retryCount + 1 };
  if (outcome.kind === "done") {
    log.info(about, "Job done");
    return;
  }
  const isLost = outcome.kind === "failed" || (outcome.kind === "again" && retryCount >= retryLimit);
  log[isLost ? "error" : "warn"]({ ...about, outcome: outcome.kind, reason: outcome.reason }, "Job not done");
}
