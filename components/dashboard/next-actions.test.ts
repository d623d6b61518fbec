import { describe, expect, it } from "vitest";
import { nextActions } from "#components/dashboard/next-actions.ts";
import { LEAVES } from "#lib/runbook/leaf.ts";

describe("nextActions", () => {
  it.each(LEAVES)("has a title and a few first steps for %s", (leaf) => {
    const { title, firstSteps } = nextActions()[leaf];
    expect(title).not.toBe("");
    expect(firstSteps.length).toBeGreaterThan(0);
    expect(firstSteps.length).toBeLessThanOrEqual(3);
    expect(new Set(firstSteps).size).toBe(firstSteps.length);
  });
});
