import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { placeIn, tellPlace } from "#components/postmortem/editor/cursor-place.ts";

function texts() {
  const document = new Y.Doc();
  const text = document.getText("section:summary");
  text.insert(0, "one two three");
  return { document, text, other: document.getText("section:other") };
}

describe("where somebody's cursor is", () => {
  it("given words that are written before it, then it moves with what it stands at", () => {
    const { text } = texts();
    const cursor: unknown = JSON.parse(JSON.stringify(tellPlace(text, { anchor: 4, head: 7 })));
    text.insert(0, "zero ");
    expect(placeIn({ cursor }, text, text.length)).toEqual({ anchor: 9, head: 12 });
    expect(placeIn({ cursor }, text, 10)).toEqual({ anchor: 9, head: 10 });
  });

  it("given another section, then it is not in this one", () => {
    const { text, other } = texts();
    expect(placeIn({ cursor: tellPlace(text, { anchor: 1, head: 1 }) }, other, 0)).toBeNull();
  });

  it("given a place that has not arrived yet, then it is nowhere for now", () => {
    const { document, text } = texts();
    const far = new Y.Doc();
    Y.applyUpdate(far, Y.encodeStateAsUpdate(document));
    const farText = far.getText("section:summary");
    farText.insert(3, " more");
    const cursor = tellPlace(farText, { anchor: 5, head: 5 });
    expect(placeIn({ cursor }, text, text.length)).toBeNull();
    Y.applyUpdate(document, Y.encodeStateAsUpdate(far));
    expect(placeIn({ cursor }, text, text.length)).toEqual({ anchor: 5, head: 5 });
  });

  it.each([
    null,
    7,
    {},
    { cursor: null },
    { cursor: { anchor: 1, head: 2 } },
    { cursor: { anchor: null, head: null } },
    { cursor: { anchor: {}, head: {} } },
    { cursor: { anchor: { item: { client: "x", clock: -1 } }, head: { item: 5 } } },
    { cursor: { anchor: { type: { client: 1, clock: 1e9 } }, head: { tname: "__proto__" } } },
  ])("given %j, then it is nowhere", (state) => {
    const { text } = texts();
    expect(placeIn(state, text, text.length)).toBeNull();
  });
});
