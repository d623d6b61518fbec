import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { presenceStateOf } from "#lib/collab/presence-state.ts";
import { textOf } from "#lib/narrative/document.ts";

/** As an editor says it, behind what JSON makes of it. */
function placeAt(index: number): unknown {
  const text = textOf(new Y.Doc(), "summary");
  text.insert(0, "Some text");
  return JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(text, index)));
}

const cursor = { anchor: placeAt(2), head: placeAt(9) };

describe("what a client says of itself", () => {
  test("given a cursor and a section, then they are kept, and nothing else is", () => {
    const said = { cursor, section: "root-cause", user: { name: "Somebody else" }, more: "x" };
    expect(presenceStateOf(said)).toEqual({ cursor, section: "root-cause" });
    expect(presenceStateOf({ user: { name: "Somebody else" } })).toEqual({});
    expect(presenceStateOf({ cursor: null, section: null })).toEqual({ cursor: null, section: null });
  });

  test("given a place that an older editor writes shorter, then it is whole", () => {
    const { item } = Object(placeAt(2));
    const kept = presenceStateOf({ cursor: { anchor: { item }, head: { tname: "section:summary" } } });
    expect(kept?.cursor).toEqual({
      anchor: { type: null, tname: null, item, assoc: 0 },
      head: { type: null, tname: "section:summary", item: null, assoc: 0 },
    });
  });

  test.each<{ given: string; said: unknown }>([
    { given: "no object", said: "x" },
    { given: "a list", said: [] },
    { given: "a place beside nothing", said: { cursor: { anchor: {}, head: {} } } },
    { given: "half a cursor", said: { cursor: { anchor: placeAt(2) } } },
    { given: "a text that is no section", said: { cursor: { anchor: { tname: "x" }, head: { tname: "x" } } } },
    { given: "a place that is no place", said: { cursor: { anchor: { item: { client: -1, clock: 0.5 } }, head: {} } } },
    { given: "a section that cannot be one", said: { section: "<script>" } },
    { given: "a section that is too long", said: { section: "s".repeat(41) } },
    { given: "too much", said: { cursor, more: "x".repeat(4_096) } },
  ])("given $given, then nothing is kept", ({ said }) => {
    expect(presenceStateOf(said)).toBeNull();
  });
});
