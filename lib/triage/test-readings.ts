import type { ProbeName, Reading } from "#lib/contracts/triage.ts";
import type { WebhookCode } from "#lib/triage/webhook-code.ts";

type Change = Partial<Omit<Reading, "probe">>;

/** A reading that says that all is well, changed as a test needs it. */
export function reading(probe: ProbeName, change: Change = {}): Reading {
  return {
    probe,
    state: "ok",
    value: "200",
    at: "2026-03-05T03:12:00.000Z",
    latencyMs: 120,
    httpStatus: 200,
    code: null,
    requestIds: [],
    ...change,
  };
}

const HEALTHY: readonly Reading[] = [
  reading("api"),
  reading("edge", { value: "401 without a token: alive", httpStatus: 401, code: "unauthorized" }),
  reading("status", { value: "All Systems Operational" }),
  reading("incidents", { value: "0 unresolved" }),
  reading("rate-limit", { value: "1600 of 1667 left" }),
  reading("health", { value: "healthy" }),
  reading("scope"),
  reading("search"),
];

/** A healthy run in which some probes read something else. */
export function run(changes: Partial<Record<ProbeName, Change>> = {}): Reading[] {
  return HEALTHY.map((healthy) => ({ ...healthy, ...changes[healthy.probe] }));
}

/** An answer with an error status, as a probe reads it. */
export function answered(httpStatus: number, code: string | null = null): Change {
  return { state: "fail", httpStatus, code, value: code === null ? `${httpStatus}` : `${httpStatus} ${code}` };
}

/** No answer at all. */
export function unanswered(code = "timeout"): Change {
  return { state: "fail", httpStatus: null, code, value: "No answer" };
}

/** An answer that works, and took its time. */
export function slow(latencyMs = 3_100): Change {
  return { state: "warn", latencyMs, value: "200, slow" };
}

/** A status page that could not be read: for a reason on the way, or although it answered. */
export function unread(code = "timeout", httpStatus: number | null = null): Change {
  return { state: "unknown", httpStatus, code, value: "No answer before the deadline" };
}

/** A run in which webhooks are read too. */
export function runWithWebhooks(webhooks: Change, changes: Partial<Record<ProbeName, Change>> = {}): Reading[] {
  const healthy = reading("webhooks", { value: "on time: p95 3 s", latencyMs: null, httpStatus: null });
  return [...run(changes), { ...healthy, ...webhooks }];
}

/** Webhooks that fail; see WEBHOOK_CODES. */
export function late(code: WebhookCode = "queue_late"): Change {
  return { state: "fail", code, value: "p95 22 min late: 21 min in Intercom's queue, 1 min on the way" };
}

/** An open incident as the incidents probe judges it; see INCIDENT_CODES. */
export function incident(code: string): Change {
  return { state: "warn", code, value: "1 unresolved: Elevated errors" };
}
