import { describe, expect, it } from "vitest";
import { suspicionWith } from "#components/monitor/testing.ts";
import { noticedIn, readNoticed } from "#components/wizard/noticed.ts";

const NOTICED = noticedIn(suspicionWith());

describe("what was kept of a suspicion", () => {
  it("given one, then it is read as it was, and nothing beside it", () => {
    expect(readNoticed(JSON.parse(JSON.stringify({ ...NOTICED, mood: "bad" })))).toEqual(NOTICED);
  });

  it.each([
    undefined,
    null,
    "token",
    {},
    { ...NOTICED, leaf: "gone" },
    { ...NOTICED, severity: "P9" },
    { ...NOTICED, startedAt: "noon" },
    { ...NOTICED, trigger: undefined },
    { ...NOTICED, id: 7 },
  ])("given %j, then it is none", (kept) => {
    expect(readNoticed(kept)).toBeNull();
  });
});
