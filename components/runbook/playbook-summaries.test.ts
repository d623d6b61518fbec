import { describe, expect, it } from "vitest";
import { playbookSummaries } from "#components/runbook/playbook-summaries.ts";
import { LEAVES } from "#lib/runbook/leaf.ts";

describe("playbookSummaries", () => {
  it.each(LEAVES)("has a title and a few first steps for %s", (leaf) => {
    const { title, firstSteps } = playbookSummaries()[leaf];
    expect(title).not.toBe("");
    expect(firstSteps.length).toBeGreaterThan(0);
    expect(firstSteps.length).toBeLessThanOrEqual(3);
    expect(new Set(firstSteps).size).toBe(firstSteps.length);
  });
});
