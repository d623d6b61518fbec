import type { MonitorView } from "#lib/contracts/monitor.ts";

/** Stands in until the server tells: nothing is known, and so nothing is fresh. */
export function unknownView(simulated: boolean): MonitorView {
  return {
    simulated,
    monitoring: {
      on: true,
      lastRunAt: null,
      nextRunAt: null,
      intervalMs: 30_000,
      freshForMs: 60_000,
      slowedBy: null,
    },
    verdict: null,
    readings: [],
    rateLimit: null,
    suspicion: null,
  };
}
