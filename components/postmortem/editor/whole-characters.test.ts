import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { cleanText, wholeCharacters } from "#components/postmortem/editor/whole-characters.ts";

const GRIN = "\u{1F600}";
const BEAM = "\u{1F601}";

function changesOf(doc: string, change: { from: number; to: number; insert: string }) {
  const state = EditorState.create({ doc, extensions: wholeCharacters() });
  const transaction = state.update({ changes: change });
  const changes: [number, number, string][] = [];
  transaction.changes.iterChanges((from, to, _a, _b, insert) => changes.push([from, to, insert.toString()]));
  return { text: transaction.newDoc.toString(), changes };
}

describe("whole characters", () => {
  it("given half of an emoji that is replaced, then all of it is", () => {
    const { text, changes } = changesOf(`a${GRIN}b`, { from: 2, to: 3, insert: "\ude01" });
    expect(text).toBe(`a${BEAM}b`);
    expect(changes).toEqual([[1, 3, BEAM]]);
  });

  it("given the first half that is replaced, then all of it is", () => {
    const { text, changes } = changesOf(`${GRIN}b`, { from: 0, to: 1, insert: "\ud83e" });
    expect(text).toBe("\u{1F900}".replace("\u{1F900}", "\ud83e\ude00b"));
    expect(changes).toEqual([[0, 2, "\ud83e\ude00"]]);
  });

  it("given any other change, then it is as it was", () => {
    expect(changesOf(`a${GRIN}b`, { from: 1, to: 3, insert: "" }).changes).toEqual([[1, 3, ""]]);
    expect(changesOf("abc", { from: 1, to: 2, insert: "x" }).changes).toEqual([[1, 2, "x"]]);
  });

  it("given two people who change the same emoji at once, then no half of one is left", () => {
    const documents = [new Y.Doc(), new Y.Doc()] as const;
    const [ann, ben] = documents;
    ann.getText("t").insert(0, GRIN);
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ann));
    for (const [document, low] of [
      [ann, "\ude01"],
      [ben, "\ude02"],
    ] as const) {
      const text = document.getText("t");
      for (const [from, to, insert] of changesOf(GRIN, { from: 1, to: 2, insert: low }).changes) {
        text.delete(from, to - from);
        text.insert(from, insert);
      }
    }
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ann));
    Y.applyUpdate(ann, Y.encodeStateAsUpdate(ben));
    const result = ann.getText("t").toString();
    expect(result).toBe(ben.getText("t").toString());
    expect(result.isWellFormed()).toBe(true);
    expect(result).not.toContain("\ufffd");
  });
});

describe("text from elsewhere", () => {
  it.each([
    ["a\r\nb\rc\nd", "a\nb\nc\nd"],
    ["a\u0000b", "ab"],
    ["a\ud83d", "a"],
    ["\ude00a", "a"],
    ["\ud83d\ud83d\ude00\ude00", GRIN],
    [`e\u0301 \u202bעברית\u202c ${GRIN}`, `e\u0301 \u202bעברית\u202c ${GRIN}`],
  ])("given %j, then %j", (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});
