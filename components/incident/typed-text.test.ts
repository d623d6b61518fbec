import { describe, expect, it } from "vitest";
import { meanwhile, readTypedText } from "#components/incident/typed-text.ts";

const BEA = { kind: "account", id: "2", name: "bea" } as const;
const AT = "2026-11-23T08:00:00.000Z";
const TYPED = { text: "Mine", version: 5 };

describe("meanwhile", () => {
  it("given that nobody has saved since, then there is nothing to settle", () => {
    expect(meanwhile({ text: "", version: 9, lastChange: undefined }, TYPED, undefined)).toBeNull();
    const before = { seq: 5, by: BEA, recordedAt: AT };
    expect(meanwhile({ text: "Old", version: 9, lastChange: before }, TYPED, undefined)).toBeNull();
  });

  it("given that somebody has saved since, then their words and the version that has them", () => {
    const since = { seq: 6, by: BEA, recordedAt: AT };
    expect(meanwhile({ text: "Theirs", version: 9, lastChange: since }, TYPED, undefined)).toEqual({
      text: "Theirs",
      by: "bea",
      recordedAt: AT,
      version: 9,
    });
  });

  const refused = (version: number) => ({
    code: "conflict",
    status: 409,
    message: "",
    fields: {},
    conflict: { value: "impact", current: "Theirs", by: BEA, recordedAt: AT, version },
  });

  it("given that only the refusal tells of it yet, then what the refusal says", () => {
    expect(meanwhile({ text: "", version: 5, lastChange: undefined }, TYPED, refused(7))).toEqual({
      text: "Theirs",
      by: "bea",
      recordedAt: AT,
      version: 7,
    });
  });

  it("given a refusal that was answered since, then there is nothing to settle", () => {
    expect(
      meanwhile({ text: "", version: 7, lastChange: undefined }, { text: "Both", version: 7 }, refused(7)),
    ).toBeNull();
  });
});

describe("readTypedText", () => {
  it("given what was kept, then it is the same again", () => {
    expect(readTypedText(JSON.parse(JSON.stringify(TYPED)))).toEqual(TYPED);
  });

  it.each([null, "text", 4, [], {}, { text: 4, version: 5 }, { text: "a" }])(
    "given %j, then it is not used",
    (kept) => {
      expect(readTypedText(kept)).toBeNull();
    },
  );
});
