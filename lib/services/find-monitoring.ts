import type { Monitoring } from "#lib/contracts/monitor.ts";
import { findMonitor, type MonitorRow } from "#lib/db/monitor-record.ts";
import { env } from "#lib/env.ts";

/** How the monitor goes, whichever process it runs in. For Offhook itself: nobody is asked who they are. */
export async function findMonitoring(): Promise<Monitoring> {
  return monitoringOf(await findMonitor(env().simulated));
}

/** @param row null before the first run that was ever kept */
export function monitoringOf(row: MonitorRow | null): Monitoring {
  const { on, intervalMs } = env().monitor;
  return {
    on,
    lastRunAt: row?.lastRunAt?.toISOString() ?? null,
    nextRunAt: row?.nextRunAt?.toISOString() ?? null,
    intervalMs: row?.intervalMs ?? intervalMs,
    freshForMs: row?.freshForMs ?? 2 * intervalMs,
    slowedBy: row?.slowedBy ?? null,
  };
}
