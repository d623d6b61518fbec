import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { documentOf, gathered, textOf, textsOf } from "#lib/narrative/document.ts";
import { between, copyOf, type } from "#lib/narrative/update-testing.ts";

describe("documentOf", () => {
  test("given twenty thousand people who each typed first, then it is open long before anybody gives up", () => {
    // One after the other they take over a minute, longer than this test may.
    const updates = Array.from({ length: 20_000 }, (_, index) => between(null, null, index + 1, 0));
    expect(textsOf(documentOf(updates))).toEqual({ summary: "X".repeat(20_000) });
  });

  test("given very many updates, some twice, some in parts, some out of order, then it is what they are one by one", () => {
    const ann = new Y.Doc();
    const updates: Uint8Array[] = [];
    for (let turn = 0; turn < 60; turn++) {
      const ben = copyOf(ann);
      for (let key = 0; key < 10; key++) {
        updates.push(type(ann, (turn * 7 + key) % (textOf(ann, "summary").length + 1), "a🔥"));
        updates.push(type(ben, (turn * 5) % (textOf(ben, "summary").length + 1), "b", key > 7 ? "luck" : "summary"));
      }
      const deleted = Y.encodeStateVector(ben);
      textOf(ben, "summary").delete(turn, 3);
      updates.push(Y.encodeStateAsUpdate(ben, deleted), Y.encodeStateAsUpdate(ben));
      Y.applyUpdate(ann, Y.encodeStateAsUpdate(ben));
    }
    updates.reverse();
    const oneByOne = new Y.Doc();
    for (const update of updates) Y.applyUpdate(oneByOne, update);
    expect(gathered(updates)).toHaveLength(1);
    expect(textsOf(documentOf(updates))).toEqual(textsOf(oneByOne));
    expect(textsOf(oneByOne)).toEqual(textsOf(ann));
  });
});
