import { describe, expect, it } from "vitest";
import { commandOf, EMPTY_NOTE, readTypedNote } from "#components/incident/timeline/typed-note.ts";

const AT = "2026-11-22T14:05:00.000Z";

describe("commandOf", () => {
  it("given no time, then none is sent, so that the server's now counts", () => {
    expect(commandOf({ ...EMPTY_NOTE.note, text: "Seen" })).toEqual({
      type: "add-note",
      text: "Seen",
      exported: false,
    });
  });

  it("given a mitigation with a time, then it is sent without a mark: it is exported anyway", () => {
    expect(commandOf({ kind: "mitigation", text: "Rotated", at: AT, exported: true })).toEqual({
      type: "record-mitigation",
      text: "Rotated",
      at: AT,
    });
  });
});

describe("readTypedNote", () => {
  it("given what was kept, then it is the same again", () => {
    const typed = { kind: "note", text: "Half a th", at: AT, exported: true } as const;
    expect(readTypedNote(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
  });

  it.each([null, "text", 4, [], {}, { kind: "poem", text: "x" }, { kind: "note", text: 4 }])(
    "given %j, then it is not used",
    (kept) => {
      expect(readTypedNote(kept)).toBeNull();
    },
  );
});
