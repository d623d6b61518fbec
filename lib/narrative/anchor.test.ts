import fc from "fast-check";
import { toBase64 } from "lib0/buffer";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { anchorOf, rangeOf } from "#lib/narrative/anchor.ts";
import { documentOf, textOf } from "#lib/narrative/document.ts";

const SECTION = "summary";

function written(text: string): Y.Doc {
  const document = new Y.Doc();
  textOf(document, SECTION).insert(0, text);
  return document;
}

/** Another one's copy, as it comes out of the database. */
function copyOf(document: Y.Doc): Y.Doc {
  return documentOf([Y.encodeStateAsUpdate(document)]);
}

function anchored(document: Y.Doc, from: number, to: number) {
  return { section: SECTION, ...anchorOf(textOf(document, SECTION), from, to) };
}

/** What stands in the stretch by now. */
function held(document: Y.Doc, place: ReturnType<typeof anchored>): string | null {
  const range = rangeOf(document, place);
  return range && textOf(document, SECTION).toString().slice(range.from, range.to);
}

describe("a stretch of the text", () => {
  it("given what is typed before, at the edges, within and behind, then only what is within belongs to it", () => {
    const document = written("The token expired.");
    const place = anchored(document, 4, 9);
    const text = textOf(document, SECTION);
    text.insert(18, " Nobody saw it.");
    text.insert(9, " of ours");
    text.insert(4, "old ");
    text.insert(10, "-TO-");
    text.insert(0, "# Why\n\n");
    expect(text.toString()).toBe("# Why\n\nThe old to-TO-ken of ours expired. Nobody saw it.");
    expect(held(document, place)).toBe("to-TO-ken");
  });

  it("given parts of it are deleted, then it is what is left, also in a copy that forgot them", () => {
    const document = written("one two three");
    const place = anchored(document, 4, 13);
    const text = textOf(document, SECTION);
    text.delete(2, 3);
    expect(held(document, place)).toBe("wo three");
    text.delete(text.length - 2, 2);
    expect(held(copyOf(document), place)).toBe("wo thr");
  });

  it("given all of it is deleted, then there is none, whatever is written there", () => {
    const document = written("one two three");
    const place = anchored(document, 4, 7);
    textOf(document, SECTION).delete(3, 6);
    expect(rangeOf(document, place)).toBeNull();
    textOf(document, SECTION).insert(3, " new words");
    expect(rangeOf(document, place)).toBeNull();
    expect(rangeOf(copyOf(document), place)).toBeNull();
  });

  it("given emoji, combining marks and both kinds of line ends, then it is counted in UTF-16 units", () => {
    const before = "👩‍👩‍👧 e\u0301\r\n";
    const document = written(`${before}שלום 🚒\r\nrest`);
    const place = anchored(document, before.length, before.length + 9);
    textOf(document, SECTION).insert(0, "🔥\r\n");
    expect(held(document, place)).toBe("שלום 🚒\r\n");
  });

  it("given another section's or a document that has not heard of it, then there is none", () => {
    const document = written("one two");
    const place = anchored(document, 0, 3);
    expect(rangeOf(document, { ...place, section: "root-cause" })).toBeNull();
    expect(rangeOf(new Y.Doc(), place)).toBeNull();
  });
});

describe("an anchor that came over the wire", () => {
  const nameOf = (name: string) => toBase64(Y.encodeRelativePosition(new Y.RelativePosition(null, name, null, 0)));

  it.each([
    ["nothing", ""],
    ["no Base64", "%%%"],
    ["an unknown kind", toBase64(new Uint8Array([9]))],
    ["one that breaks off", toBase64(new Uint8Array([0, 0x80]))],
    ["the end of the text", nameOf("section:summary")],
    ["a name of its own", nameOf("section:forged")],
  ])("given %s, then there is no stretch, and nothing is made of it", (_, forged) => {
    const document = written("one two");
    const place = anchored(document, 0, 3);
    expect(rangeOf(document, { ...place, start: forged })).toBeNull();
    expect(rangeOf(document, { ...place, end: forged })).toBeNull();
    expect([...document.share.keys()]).toEqual(["section:summary"]);
  });

  it("given its two ends change places, then there is no stretch", () => {
    const document = written("one two");
    const { start, end } = anchored(document, 0, 3);
    expect(rangeOf(document, { section: SECTION, start: end, end: start })).toBeNull();
  });

  it("given any bytes, then it is a stretch of the text or none", () => {
    const document = written("one two three");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), fc.uint8Array({ maxLength: 30 }), (start, end) => {
        const range = rangeOf(document, { section: SECTION, start: toBase64(start), end: toBase64(end) });
        if (range === null) return;
        expect(range.from).toBeGreaterThanOrEqual(0);
        expect(range.from).toBeLessThan(range.to);
        expect(range.to).toBeLessThanOrEqual(13);
      }),
    );
  });
});

/** One character each, so that what stands where can be told. */
const PIECE = fc.constantFrom("a", "b", " ", "\n", "\r\n", "🚒", "e\u0301", "ש");
const EDIT = fc.record({
  by: fc.nat(1),
  at: fc.nat(),
  deletes: fc.nat(6),
  inserts: fc.array(PIECE, { maxLength: 4 }).map((pieces) => pieces.join("")),
});

describe("a stretch that several people write around", () => {
  it("given any edits by two at once, then both find the same place, and no character of it is lost or joined by one from outside", () => {
    fc.assert(
      fc.property(
        fc.array(PIECE, { minLength: 1, maxLength: 30 }).map((pieces) => pieces.join("")),
        fc.nat(),
        fc.nat(),
        fc.array(EDIT, { maxLength: 20 }),
        (initial, one, other, edits) => {
          const documents = [written(initial)] as [Y.Doc, ...Y.Doc[]];
          documents.push(copyOf(documents[0]));
          const from = Math.min(one % initial.length, other % initial.length);
          const to = Math.max(one % initial.length, other % initial.length) + 1;
          const place = anchored(documents[0], from, to);
          for (const { by, at, deletes, inserts } of edits) {
            const text = textOf(documents[by] ?? documents[0], SECTION);
            const index = at % (text.length + 1);
            text.delete(index, Math.min(deletes, text.length - index));
            text.insert(index, inserts);
          }
          const merged = copyOf(documents[0]);
          Y.applyUpdate(merged, Y.encodeStateAsUpdate(documents[1] ?? documents[0]));
          const reopened = copyOf(merged);
          const range = rangeOf(merged, place);
          expect(rangeOf(reopened, place)).toEqual(range);

          // What is left of the first text, by the clock of the one who wrote it: all of it that is within, and nothing else.
          const left = survivors(merged, documents[0].clientID, initial.length);
          const isHeld = (index: number) => range !== null && range.from <= index && index < range.to;
          for (const { clock, index } of left) expect(isHeld(index)).toBe(clock >= from && clock < to);
        },
      ),
    );
  });
});

/** The characters of the first text that still stand, and where. */
function survivors(document: Y.Doc, client: number, length: number): { clock: number; index: number }[] {
  const found: { clock: number; index: number }[] = [];
  let index = 0;
  // biome-ignore lint/suspicious/noExplicitAny: the list that Yjs keeps inside
  for (let item = (textOf(document, SECTION) as any)._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    for (let nth = 0; nth < item.length; nth += 1) {
      const clock = item.id.clock + nth;
      if (item.id.client === client && clock < length) found.push({ clock, index: index + nth });
    }
    index += item.length;
  }
  return found;
}
