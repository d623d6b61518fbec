import { describe, expect, it } from "vitest";
import { verdictMeaning } from "#components/triage/verdict-meaning.ts";

describe("verdictMeaning", () => {
  it.each([
    ["theirs", "P1", "failing"],
    ["ours", "P1", "failing"],
    ["ours", "P2", "degraded"],
    ["theirs", "P3", "degraded"],
    ["healthy", "P4", "healthy"],
    ["healthy", null, "healthy"],
  ] as const)("given %s with %s, means %s", (side, severity, meaning) => {
    expect(verdictMeaning({ side, severity }).meaning).toBe(meaning);
  });

  it("given an unknown side, never looks certain, however severe", () => {
    expect(verdictMeaning({ side: "unknown", severity: "P1" }).meaning).toBe("unknown");
  });
});
