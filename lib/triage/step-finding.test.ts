import { describe, expect, it } from "vitest";
import type { Reading, TriageRun } from "#lib/contracts/triage.ts";
import type { AppAction } from "#lib/runbook/playbook.ts";
import { type StepFinding, stepFinding } from "#lib/triage/step-finding.ts";
import { answered, incident, run, slow, unanswered, unread } from "#lib/triage/test-readings.ts";
import { verdictOn } from "#lib/triage/verdict.ts";

const AT = "2026-03-05T03:12:00.000Z";

function runOf(readings: Reading[]): TriageRun {
  return {
    id: "0190163d-8694-739b-aea5-966c26f8ad91",
    startedAt: AT,
    endedAt: AT,
    simulated: true,
    ranBy: "ann",
    verdict: verdictOn(readings),
    readings,
    rateLimit: null,
  };
}

type Case = { action: AppAction; given: string; readings: Reading[] } & StepFinding;

const CASES: Case[] = [
  {
    action: "verify-token",
    given: "a token that works",
    readings: run(),
    state: "ok",
    text: "200: Intercom accepts our token",
  },
  {
    action: "verify-token",
    given: "a token that works slowly",
    readings: run({ api: slow() }),
    state: "warn",
    text: "200, slow: Intercom accepts our token",
  },
  {
    action: "verify-token",
    given: "a revoked one",
    readings: run({ api: answered(401, "token_revoked") }),
    state: "fail",
    text: "401 token_revoked: Intercom rejects our token",
  },
  {
    action: "verify-token",
    given: "a missing permission",
    readings: run({ api: answered(401, "token_unauthorized") }),
    state: "fail",
    text: "401 token_unauthorized: the token is valid, a permission is missing",
  },
  {
    action: "verify-token",
    given: "a plan that does not allow it",
    readings: run({ api: answered(403, "api_plan_restricted") }),
    state: "fail",
    text: "403 api_plan_restricted: the token is valid, the workspace's plan does not allow the call",
  },
  {
    action: "verify-token",
    given: "another refusal",
    readings: run({ api: answered(403) }),
    state: "fail",
    text: "403: the token is valid, a scope or permission is missing",
  },
  {
    action: "verify-token",
    given: "a server error, which says nothing of the token",
    readings: run({ api: answered(503, "service_unavailable") }),
    state: "fail",
    text: "503 service_unavailable: nothing is known of the token",
  },
  {
    action: "verify-token",
    given: "a body that is not Intercom's",
    readings: run({ api: { state: "fail", code: "not_json", value: "200, but the body is not JSON" } }),
    state: "fail",
    text: "200, but the body is not JSON: nothing is known of the token",
  },
  {
    action: "verify-token",
    given: "no answer",
    readings: run({ api: unanswered() }),
    state: "fail",
    text: "No answer: nothing is known of the token",
  },
  {
    action: "verify-token",
    given: "a token file that cannot be read",
    readings: run({ api: { state: "fail", value: "Token file not found", httpStatus: null, code: "token_missing" } }),
    state: "fail",
    text: "Token file not found: our token cannot be used",
  },
  {
    action: "check-rate-limit",
    given: "figures",
    readings: run({ "rate-limit": { value: "1643 of 1667 left, resets in 4 s" } }),
    state: "ok",
    text: "Rate limit 1,643 of 1,667 left, resets in 4 s",
  },
  {
    action: "check-rate-limit",
    given: "none left",
    readings: run({ "rate-limit": { state: "fail", value: "0 of 1667 left, resets in 4 s", httpStatus: 429 } }),
    state: "fail",
    text: "429: Rate limit 0 of 1,667 left, resets in 4 s",
  },
  {
    action: "check-rate-limit",
    given: "a refused token",
    readings: run({
      api: answered(401, "token_revoked"),
      "rate-limit": { state: "unknown", value: "UNKNOWN", httpStatus: 401 },
    }),
    state: "unknown",
    text: "Rate limit not known: without a valid token Intercom sends no figures",
  },
  {
    action: "check-rate-limit",
    given: "no answer",
    readings: run({ api: unanswered(), "rate-limit": { state: "unknown", value: "UNKNOWN", httpStatus: null } }),
    state: "unknown",
    text: "Rate limit not known",
  },
  {
    action: "check-status-page",
    given: "nothing reported",
    readings: run(),
    state: "ok",
    text: "All Systems Operational; 0 unresolved",
  },
  {
    action: "check-status-page",
    given: "an incident that is ours",
    readings: run({
      status: { state: "warn", value: "Partial System Outage" },
      incidents: { ...incident("rest_api"), state: "fail" },
    }),
    state: "fail",
    text: "Partial System Outage; 1 unresolved: Elevated errors",
  },
  {
    action: "check-status-page",
    given: "a page that cannot be read, then it says so once",
    readings: run({ status: unread(), incidents: unread() }),
    state: "unknown",
    text: "No answer before the deadline",
  },
  {
    action: "check-health",
    given: "a healthy service",
    readings: run({ health: { value: "healthy", latencyMs: 9 } }),
    state: "ok",
    text: "healthy, 9 ms",
  },
  {
    action: "check-health",
    given: "a slow, sick one",
    readings: run({ health: { state: "fail", value: "unhealthy", latencyMs: 1_204 } }),
    state: "fail",
    text: "unhealthy, 1,204 ms",
  },
  {
    action: "check-health",
    given: "no address to ask",
    readings: run({ health: { state: "unknown", value: "UNKNOWN", latencyMs: null, httpStatus: null } }),
    state: "unknown",
    text: "Our health is not known: HEALTH_URL is not set",
  },
  { action: "run-triage", given: "all well", readings: run(), state: "ok", text: "Healthy: Calls to Intercom work." },
  {
    action: "run-triage",
    given: "a revoked token",
    readings: run({ api: answered(401, "token_revoked") }),
    state: "fail",
    text: "Ours: Intercom rejects our token (401 token_revoked).",
  },
];

describe("stepFinding", () => {
  it.each(CASES)("given $given, then $action says: $text", ({ action, readings, state, text }) => {
    expect(stepFinding(action, runOf(readings))).toEqual({ state, text });
  });

  it.each(["verify-token", "check-rate-limit", "check-status-page", "check-health"] as const)(
    "given a run that did not ask, then %s is unknown and not good",
    (action) => {
      expect(stepFinding(action, { ...runOf(run()), readings: [] }).state).toBe("unknown");
    },
  );
});
