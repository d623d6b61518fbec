import { describe, expect, it } from "vitest";
import { readTypedOutline } from "#components/postmortem/outline/typed-outline.ts";
import { RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";

describe("an outline that the browser has kept", () => {
  it("given what was typed, then it is the same again", () => {
    const typed = { outline: [...RUNBOOK_OUTLINE], version: 3 };
    expect(readTypedOutline(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
  });

  it.each([
    null,
    "a",
    {},
    { outline: RUNBOOK_OUTLINE },
    { outline: "a", version: 1 },
    { outline: [null], version: 1 },
    { outline: [{ id: "a", kind: "picture", title: "A" }], version: 1 },
    { outline: [{ id: 1, kind: "narrative", title: "A" }], version: 1 },
  ])("given %j, then it is not used", (kept) => {
    expect(readTypedOutline(kept)).toBeNull();
  });
});
