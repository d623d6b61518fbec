import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { selectedPlace } from "#components/postmortem/comments/selected-place.ts";
import { rangeOf } from "#lib/narrative/anchor.ts";
import { textOf } from "#lib/narrative/document.ts";

function document(text: string): Y.Doc {
  const made = new Y.Doc();
  textOf(made, "summary").insert(0, text);
  return made;
}

describe("a selection as the place of a comment", () => {
  it("given spaces around it, then they do not belong to it", () => {
    const made = document("Our  token expired \nat night.");
    const place = selectedPlace(made, "summary", 3, 20);
    expect(place?.quote).toBe("token expired");
    expect(place && rangeOf(made, place)).toEqual({ from: 5, to: 18 });
  });

  it("given nothing that can be seen, then it is none", () => {
    expect(selectedPlace(document("a \n\u200d b"), "summary", 1, 4)).toBeNull();
    expect(selectedPlace(document("abc"), "summary", 1, 1)).toBeNull();
  });

  it("given a whole page, then its beginning is quoted, and no emoji is cut in half", () => {
    const made = document(`a${"🚒".repeat(900)}`);
    const place = selectedPlace(made, "summary", 0, 1_801);
    expect(place?.quote.length).toBe(1_000);
    expect(place?.quote.isWellFormed()).toBe(true);
    expect(place && rangeOf(made, place)).toEqual({ from: 0, to: 1_801 });
  });
});
