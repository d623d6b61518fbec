import { describe, expect, it } from "vitest";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import { stepOf } from "#lib/runbook/step-of.ts";
import { DEFAULT_RUNBOOK_VALUES } from "#lib/runbook/values.ts";

/** As different from the defaults as a configuration can be. */
const CONFIGURED = {
  ...DEFAULT_RUNBOOK_VALUES,
  region: "au",
  workspaceId: "abc123",
  namespace: "support",
  deployment: "chat",
  healthUrl: "https://chat.acme.example/health",
} as const;

describe("stepOf", () => {
  it("given a step of any playbook, whatever is configured, then its title, action and leaf are known", () => {
    for (const leaf of LEAVES) {
      for (const { id, title, appAction } of playbookFor(leaf, CONFIGURED).steps) {
        expect(stepOf(id), id).toEqual({ title, appAction: appAction ?? null, leaf });
      }
    }
  });

  it("given what is no step, then null", () => {
    expect(stepOf("token-dance")).toBeNull();
    expect(stepOf("constructor")).toBeNull();
  });
});
