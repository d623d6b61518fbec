import { describe, expect, it } from "vitest";
import { fieldsOf, isSame, readTypedActionItem, typedOf } from "#components/incident/panels/typed-action-item.ts";

const typed = {
  text: "Alert",
  owner: "Ann",
  due: "2026-12-01",
  kind: "monitoring",
  link: "https://a.example",
  version: 3,
};

describe("a typed action item", () => {
  it("given an item, then it is sent as it was", () => {
    const item = { text: "Alert", owner: null, due: null, kind: "monitoring" as const, link: null };
    expect(fieldsOf(typedOf(item, 3))).toEqual(item);
  });

  it("given nothing but blanks, then it is sent as nothing", () => {
    expect(fieldsOf({ ...typed, owner: "", due: "", kind: "", link: " " })).toEqual({
      text: "Alert",
      owner: null,
      due: null,
      kind: null,
      link: null,
    });
  });

  it.each(["text", "owner", "due", "kind", "link"])("given another %s, then it is not the same", (field) => {
    expect(isSame(typed, { ...typed, [field]: "other" })).toBe(false);
    expect(isSame(typed, { ...typed, version: 9 })).toBe(true);
  });

  it("given what an earlier version kept, then its words are found again", () => {
    const { kind: _kind, link: _link, ...before } = typed;
    expect(readTypedActionItem(before)).toEqual({ ...typed, kind: "", link: "" });
    expect(readTypedActionItem(typed)).toEqual(typed);
  });

  it.each([null, "text", {}, { ...typed, link: 7 }, { ...typed, version: "3" }])(
    "given %j, then it is none",
    (kept) => {
      expect(readTypedActionItem(kept)).toBeNull();
    },
  );
});
