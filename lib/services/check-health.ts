import type { Health } from "#lib/contracts/health.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";
import { pingDatabase } from "#lib/db/ping.ts";
import { findLatestTriageRun } from "#lib/db/triage-runs.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";

/** A health check is asked by machines that give up after a few seconds themselves. */
const DEADLINE_MS = 2_000;

/** A verdict older than this says nothing about now. */
const STALE_AFTER_MS = 5 * 60_000;

type IntercomStatus = Health["services"]["intercom"]["status"];

/** How Offhook is, and what its latest triage says about Intercom. Open to everybody; starts no triage. */
export async function checkHealth({ ctx }: { ctx: { now: Date } }): Promise<Health> {
  try {
    const run = await inTime(pingDatabase().then(() => findLatestTriageRun(env().simulated)));
    const intercom = intercomStatus(run, ctx.now);
    return {
      status: intercom === "degraded" || intercom === "unhealthy" ? "degraded" : "healthy",
      services: { database: { status: "healthy" }, intercom: { status: intercom } },
    };
  } catch (error) {
    log.warn({ err: error }, "The health check cannot use the database");
    return { status: "unhealthy", services: { database: { status: "unhealthy" }, intercom: { status: "unknown" } } };
  }
}

/** P1 means that all calls fail; P2 and P3 that some do; P4 is a gap in what we see, which no user feels. */
export function intercomStatus(run: Pick<TriageRun, "endedAt" | "verdict"> | null, now: Date): IntercomStatus {
  if (run === null || now.getTime() - Date.parse(run.endedAt) > STALE_AFTER_MS) return "unknown";
  switch (run.verdict.severity) {
    case "P1":
      return "unhealthy";
    case "P2":
    case "P3":
      return "degraded";
    case "P4":
    case null:
      return run.verdict.side === "unknown" ? "unknown" : "healthy";
    default:
      return run.verdict.severity satisfies never;
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer in ${DEADLINE_MS} ms`)), DEADLINE_MS);
  });
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}
