import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { foundPlace } from "#components/postmortem/comments/found-place.ts";
import { anchorOf } from "#lib/narrative/anchor.ts";
import { textOf } from "#lib/narrative/document.ts";

function commented(written: string, quote: string) {
  const document = new Y.Doc();
  const text = textOf(document, "summary");
  text.insert(0, written);
  const from = written.indexOf(quote);
  return { document, text, place: { section: "summary", quote, ...anchorOf(text, from, from + quote.length) } };
}

describe("the place of a comment", () => {
  it("given the text stands, then it is there, whatever is written before it", () => {
    const { document, text, place } = commented("Our token expired at night.", "token expired");
    text.insert(0, "token expired: ");
    expect(foundPlace(document, place)).toEqual({ from: 19, to: 32 });
  });

  it("given the text was cut and put elsewhere, then it is found by what it says", () => {
    const { document, text, place } = commented("Our token expired at night.", "token expired");
    text.delete(4, 13);
    expect(foundPlace(document, place)).toBeNull();
    text.insert(text.length, " The token expired.");
    expect(foundPlace(document, place)).toEqual({ from: 19, to: 32 });
  });

  it("given it says so twice, then it is neither", () => {
    const { document, text, place } = commented("Our token expired at night.", "token expired");
    text.delete(0, text.length);
    text.insert(0, "token expired, token expired");
    expect(foundPlace(document, place)).toBeNull();
  });

  it("given a short quote, then a word that stands there by chance is not taken for it", () => {
    const { document, text, place } = commented("Our token expired.", "token");
    text.delete(0, text.length);
    text.insert(0, "Another token.");
    expect(foundPlace(document, place)).toBeNull();
  });
});
