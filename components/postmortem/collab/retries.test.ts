import { describe, expect, it } from "vitest";
import { retries } from "#components/postmortem/collab/retries.ts";

function delays(random: number, count: number): number[] {
  const again = retries(() => random);
  return Array.from({ length: count }, () => {
    const next = again.failed(null);
    return next.kind === "retry" ? next.afterMs : Number.NaN;
  });
}

describe("connecting again", () => {
  it("given a server that stays away, then it is asked soon at first, and every five seconds at the least often", () => {
    expect(delays(1, 8)).toEqual([150, 300, 600, 1_200, 2_000, 2_000, 2_000, 2_000]);
    expect(delays(0, 1)).toEqual([113]);
  });

  it("given a connection that worked, then it begins anew", () => {
    const again = retries(() => 1);
    again.failed(null);
    again.failed("unavailable");
    again.succeeded();
    expect(again.failed("role-changed")).toEqual({ kind: "retry", afterMs: 150 });
  });

  it.each([
    ["unauthenticated", null],
    ["full", 15_000],
    ["too-many", 15_000],
  ] as const)("given %s, then it is told, and looked at again after %j ms", (reason, afterMs) => {
    expect(retries().failed(reason)).toEqual({ kind: "refused", reason, afterMs });
  });

  it("given a server that calls what it is sent malformed, then it stops at the third time in a row", () => {
    const again = retries(() => 1);
    again.failed("malformed");
    again.failed("malformed");
    again.succeeded();
    expect(again.failed("malformed").kind).toBe("retry");
    expect(again.failed("malformed").kind).toBe("retry");
    expect(again.failed("malformed")).toEqual({ kind: "refused", reason: "malformed", afterMs: null });
  });

  it("given that it was too fast, then it waits a while", () => {
    expect(retries(() => 1).failed("too-fast")).toEqual({ kind: "retry", afterMs: 2_000 });
  });
});
