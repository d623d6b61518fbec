import type { MonitorView } from "#lib/contracts/monitor.ts";
import { findMonitor, findPeriod } from "#lib/db/monitor-record.ts";
import { findLastingSuspicion } from "#lib/db/suspicions.ts";
import { findLatestTriageRun } from "#lib/db/triage-runs.ts";
import { env } from "#lib/env.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { monitoringOf } from "#lib/services/find-monitoring.ts";
import { verdictSentence } from "#lib/triage/verdict-sentence.ts";

/**
 * How things are now, as far as Offhook knows: what every page shows.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function readMonitor({ ctx }: { ctx: Context }): Promise<MonitorView> {
  authorize(ctx, "triage:read");
  const { simulated } = env();
  const [run, monitor, period, suspicion] = await Promise.all([
    findLatestTriageRun(simulated),
    findMonitor(simulated),
    findPeriod(simulated),
    findLastingSuspicion(simulated),
  ]);
  return {
    simulated,
    monitoring: monitoringOf(monitor),
    verdict: run && {
      side: run.verdict.side,
      leaf: run.verdict.leaf,
      severity: run.verdict.severity,
      confidence: run.verdict.confidence,
      sentence: verdictSentence(run),
      since: period?.startedAt.toISOString() ?? run.endedAt,
      at: run.endedAt,
    },
    readings: [...(monitor?.readings ?? run?.readings ?? [])],
    rateLimit: run?.rateLimit ?? null,
    suspicion,
  };
}
