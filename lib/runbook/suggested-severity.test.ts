import { describe, expect, it } from "vitest";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { suggestedSeverity } from "#lib/runbook/suggested-severity.ts";
import { answered, incident, run, slow, unanswered } from "#lib/triage/test-readings.ts";
import { verdictOn } from "#lib/triage/verdict.ts";

describe("the severity suggested to somebody who walks the tree by hand", () => {
  it.each([
    ["upstream, calls fail", "yes", run({ api: answered(503), incidents: incident("rest_api") })],
    ["upstream, calls work", "no", run({ incidents: incident("rest_api") })],
    ["token", "yes", run({ api: answered(401, "token_revoked") })],
    ["scope", "yes", run({ scope: answered(403, "forbidden") })],
    ["plan", "yes", run({ api: answered(403, "api_plan_restricted") })],
    ["rate-limit", "yes", run({ api: answered(429, "rate_limit_exceeded") })],
    ["server-error", "yes", run({ api: answered(500, "server_error") })],
    ["degraded", "yes", run({ api: slow() })],
    ["request", "yes", run({ scope: answered(400, "bad_request") })],
    ["infrastructure, our health fails", "no", run({ health: answered(500) })],
    [
      "infrastructure, nothing answers",
      "yes",
      run({
        api: unanswered(),
        edge: unanswered(),
        status: unanswered(),
        incidents: unanswered(),
        scope: unanswered(),
        search: unanswered(),
      }),
    ],
  ] as const)("given %s, then it is the one that the evidence would suggest", (_case, apiErrors, readings) => {
    const { leaf, severity } = verdictOn(readings);
    expect(suggestedSeverity(leaf, apiErrors).severity).toBe(severity);
  });

  it("given calls that work and a healthy service, then nobody is affected: P4", () => {
    expect(suggestedSeverity("intermittent", "no").severity).toBe("P4");
  });

  it("given no classification, then it is neither all calls failing nor nothing", () => {
    expect(suggestedSeverity(null, undefined).severity).toBe("P2");
  });

  it.each(LEAVES)("given %s alone, then it says why", (leaf) => {
    expect(suggestedSeverity(leaf, undefined).reason).toMatch(/^[A-Z].*\.$/);
  });
});
