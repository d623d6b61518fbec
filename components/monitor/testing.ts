import { unknownView } from "#components/monitor/unknown-view.ts";
import type { Monitor } from "#components/monitor/use-monitor.ts";
import type { MonitorView, Suspicion } from "#lib/contracts/monitor.ts";

/** The token was revoked; the monitor looked last at 14:05 UTC. */
export function viewWith(change: Partial<MonitorView> = {}): MonitorView {
  const nothing = unknownView(false);
  return {
    ...nothing,
    monitoring: { ...nothing.monitoring, lastRunAt: "2026-11-22T14:05:00.000Z" },
    verdict: {
      side: "ours",
      leaf: "token",
      severity: "P1",
      confidence: "certain",
      sentence: "Intercom rejects our token (401 token_revoked).",
      since: "2026-11-22T14:02:00.000Z",
      at: "2026-11-22T14:05:00.000Z",
    },
    ...change,
  };
}

export function suspicionWith(change: Partial<Suspicion> = {}): Suspicion {
  return {
    id: "0190b3a0-0000-7000-8000-00000000000a",
    side: "ours",
    leaf: "token",
    severity: "P1",
    startedAt: "2026-11-22T14:02:00.000Z",
    raisedAt: "2026-11-22T14:02:30.000Z",
    endedAt: null,
    trigger: "Intercom rejects our token (401 token_revoked), in 2 runs within 60 s.",
    runId: "0190b3a0-0000-7000-8000-00000000000b",
    requestIds: [],
    incidentNumber: null,
    dismissed: null,
    ...change,
  };
}

/** What a page shows within `MonitorOnPage`. */
export function monitorOf(view: MonitorView): Monitor {
  return { view, failure: undefined, answeredAt: new Date("2026-11-22T14:05:00Z"), isCaughtUp: true };
}
