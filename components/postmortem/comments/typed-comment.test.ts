import { describe, expect, it } from "vitest";
import { readTypedComment } from "#components/postmortem/comments/typed-comment.ts";

const PLACE = { section: "summary", start: "AA==", end: "AA==", quote: "token" };

describe("a comment that was being written", () => {
  it("given what was kept, then it is the same again, also where nothing was typed yet", () => {
    expect(readTypedComment({ place: PLACE, text: "Why?" })).toEqual({ place: PLACE, text: "Why?" });
    expect(readTypedComment({ place: PLACE, text: "" })).toEqual({ place: PLACE, text: "" });
  });

  it.each([
    null,
    "Why?",
    {},
    { text: "Why?" },
    { place: null, text: "Why?" },
    { place: PLACE },
    { place: {}, text: "" },
  ])("given %j, then it is not used", (kept) => {
    expect(readTypedComment(kept)).toBeNull();
  });
});
