import type { Monitoring, VerdictHistory, VerdictPeriod } from "#lib/contracts/monitor.ts";
import type { Reading, Verdict } from "#lib/contracts/triage.ts";

export const HISTORY_FROM = "2026-11-21T14:00:00.000Z";
export const HISTORY_TO = "2026-11-22T14:00:00.000Z";

const after = (hours: number) => new Date(Date.parse(HISTORY_FROM) + hours * 3_600_000).toISOString();

export function verdicts(...periods: VerdictPeriod[]): VerdictHistory {
  return { from: HISTORY_FROM, to: HISTORY_TO, periods };
}

/** @param from @param to hours after the beginning; null where it lasts */
export function said(
  side: Verdict["side"],
  severity: Verdict["severity"],
  from: number,
  to: number | null,
): VerdictPeriod {
  return {
    kind: "verdict",
    side,
    leaf: side === "ours" ? "token" : "intermittent",
    severity,
    confidence: "certain",
    startedAt: after(from),
    endedAt: to === null ? null : after(to),
    sentence: side === "ours" ? "Intercom rejects our token." : "Calls to Intercom work.",
    changes: [{ probe: "api", fact: `GET /me changed to ${side}` }],
  };
}

export function gap(from: number, to: number | null): VerdictPeriod {
  return { kind: "gap", startedAt: after(from), endedAt: to === null ? null : after(to), severity: "P4" };
}

export function monitoring(more: Partial<Monitoring> = {}): Monitoring {
  return {
    on: true,
    lastRunAt: HISTORY_TO,
    nextRunAt: null,
    intervalMs: 30_000,
    freshForMs: 60_000,
    slowedBy: null,
    ...more,
  };
}

export function reading(more: Partial<Reading> = {}): Reading {
  return {
    probe: "api",
    state: "ok",
    value: "200",
    at: HISTORY_TO,
    latencyMs: 184,
    httpStatus: 200,
    code: null,
    requestIds: [],
    ...more,
  };
}
