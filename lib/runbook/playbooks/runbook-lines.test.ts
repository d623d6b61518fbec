import { describe, expect, it } from "vitest";
import type { Leaf } from "#lib/runbook/leaf.ts";
import type { Step } from "#lib/runbook/playbook.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import { DEFAULT_RUNBOOK_VALUES } from "#lib/runbook/values.ts";

type Held = {
  /** The line as the runbook prints it; its continuation lines are joined. */
  line: string;
  step: string;
  where: "title" | "text" | "expected" | "command";
  /** The words that carry the line here: its own, or the corrected form. */
  says: string | RegExp;
};

/** Every command and every comment of the runbook's section "Mitigation by Error Type", in its order. */
const MITIGATION: Partial<Record<Leaf, Held[]>> = {
  token: [
    { line: "# Verify token is valid", step: "token-verify", where: "title", says: "Verify token is valid" },
    {
      line: `curl -s -H "Authorization: Bearer $INTERCOM_ACCESS_TOKEN" https://api.intercom.io/me | jq '.type'`,
      step: "token-verify",
      where: "command",
      says: /^printf 'Authorization: Bearer %s\\n' "\$INTERCOM_ACCESS_TOKEN" \|\s+curl .*-H @- --url https:\/\/api\.intercom\.io\/me \|\s+jq '{type,/,
    },
    { line: '# Expected: "admin"', step: "token-verify", where: "expected", says: '"admin"' },
    {
      line: "# If error: Token is invalid or revoked",
      step: "token-verify",
      where: "expected",
      says: "If error: Token is invalid or revoked",
    },
    {
      line: "# IMMEDIATE: Regenerate token",
      step: "token-regenerate",
      where: "title",
      says: "IMMEDIATE: Regenerate token",
    },
    {
      line: "# Developer Hub > Your App > Authentication > Generate new token",
      step: "token-regenerate",
      where: "text",
      says: "Developer Hub > Your App > Authentication > Generate new token",
    },
    { line: "# Update in secret manager:", step: "token-store", where: "title", says: "Update in secret manager" },
    {
      line: 'aws secretsmanager update-secret --secret-id intercom/production/token --secret-string "new_token_here"',
      step: "token-store",
      where: "command",
      says: /aws secretsmanager put-secret-value [\s\S]*--secret-id=intercom\/production\/token [\s\S]*--secret-string=file:\/\/\/dev\/stdin/,
    },
    {
      line: "# Restart application to pick up new token",
      step: "token-restart",
      where: "title",
      says: "Restart application to pick up new token",
    },
    {
      line: "kubectl rollout restart deployment/intercom-service",
      step: "token-restart",
      where: "command",
      says: "kubectl rollout restart deployment/intercom-service",
    },
  ],
  "rate-limit": [
    {
      line: "# Check rate limit headers",
      step: "rate-limit-headers",
      where: "title",
      says: "Check rate limit headers",
    },
    {
      line: 'curl -s -D - -o /dev/null -H "Authorization: Bearer $INTERCOM_ACCESS_TOKEN" https://api.intercom.io/me 2>/dev/null | grep -i "x-ratelimit"',
      step: "rate-limit-headers",
      where: "command",
      says: /curl .*-H @- -D - -o \/dev\/null --url https:\/\/api\.intercom\.io\/me \|\s+grep -i '\^x-ratelimit'$/,
    },
    {
      line: "# Immediate: Reduce request volume",
      step: "rate-limit-pause-jobs",
      where: "title",
      says: "Immediate: Reduce request volume",
    },
    {
      line: "# - Pause any batch/sync jobs",
      step: "rate-limit-pause-jobs",
      where: "title",
      says: "Pause any batch/sync jobs",
    },
    {
      line: "# - Enable request queuing if available",
      step: "rate-limit-queue",
      where: "title",
      says: "Enable request queuing if available",
    },
    {
      line: "# Check if multiple apps are consuming workspace quota",
      step: "rate-limit-other-apps",
      where: "title",
      says: "Check if multiple apps are consuming workspace quota",
    },
    {
      line: "# Limit: 25,000 req/min per workspace across all apps",
      step: "rate-limit-other-apps",
      where: "text",
      says: "Limit: 25,000 req/min per workspace across all apps",
    },
  ],
  "server-error": [
    {
      line: "# 1. Check Intercom status",
      step: "server-error-check-status",
      where: "title",
      says: "Check Intercom status",
    },
    {
      line: "curl -s https://status.intercom.com/api/v2/status.json | jq",
      step: "server-error-check-status",
      where: "command",
      says: /^for page in https:\/\/status\.intercom\.com https:\/\/www\.finstatus\.com; do\s+curl -fsSL .*"\$page\/api\/v2\/summary\.json" \| jq /,
    },
    {
      line: "# 2. Enable graceful degradation",
      step: "server-error-degrade",
      where: "title",
      says: "Enable graceful degradation",
    },
    {
      line: "# Your app should serve cached data or fallback UI",
      step: "server-error-degrade",
      where: "text",
      says: /^Our app should serve cached data or fallback UI/,
    },
    {
      line: "# 3. Track request_id from error responses for Intercom support",
      step: "server-error-request-ids",
      where: "title",
      says: "Track request_id from error responses for Intercom support",
    },
    {
      line: '# Error response includes: { "request_id": "req_abc123" }',
      step: "server-error-request-ids",
      where: "command",
      says: /x-request-id.*"request_id"/,
    },
  ],
};

function wordsOf(step: Step | undefined, where: Held["where"]): string {
  return step?.[where] ?? "";
}

describe.each(Object.entries(MITIGATION) as [Leaf, Held[]][])("the runbook's mitigation for %s", (leaf, lines) => {
  const { steps } = playbookFor(leaf, DEFAULT_RUNBOOK_VALUES);

  it.each(lines)("given the line $line, then a step carries it", ({ step: id, where, says }) => {
    const words = wordsOf(
      steps.find((step) => step.id === id),
      where,
    );
    if (typeof says === "string") expect(words).toContain(says);
    else expect(words).toMatch(says);
  });

  it("given the order of the runbook, then the steps keep it", () => {
    const order = lines.map(({ step: id }) => steps.findIndex((step) => step.id === id));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it("given a command that differs from the runbook's, then the step is marked and quotes the runbook", () => {
    for (const { line, step: id, where, says } of lines) {
      if (where !== "command" || says === line) continue;
      const correction = steps.find((step) => step.id === id)?.correction;
      expect(correction?.reason, id).toBeTruthy();
      expect(correction?.runbook, id).toBeTruthy();
    }
  });
});
