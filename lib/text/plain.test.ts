import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Line, longText, optionalSentence, prose, sentence } from "#lib/text/plain.ts";

describe("a sentence", () => {
  it.each([
    ["line breaks of every kind", "a\nb\r\nc\rd\u2028e\u0085f", "a b c d e f"],
    ["control characters", "a\u0000b\u001b[31mc\u007f", "ab[31mc"],
    ["marks of direction", "\u202ea\u061cb\u200e\u200fc\u2066", "abc"],
    ["joiners, which emoji and scripts need", "👩\u200d🚒 می\u200cخواهم", "👩\u200d🚒 می\u200cخواهم"],
    ["a lone surrogate", "a\ud800", "a\ufffd"],
    ["spaces around and within", "  a \t  b ", "a b"],
    [
      "what only looks dangerous",
      "<script> <!channel> =1+1 [x](javascript:0)",
      "<script> <!channel> =1+1 [x](javascript:0)",
    ],
  ])("given %s, then what a person can see is kept on one line", (_, typed, kept) => {
    expect(sentence(100).parse(typed)).toBe(kept);
    expect(optionalSentence(100).parse(typed)).toBe(kept);
  });

  it.each(["", "  ", "\u200b", "\u0000", "\n\n", "\u3164", "\u2800"])(
    "given %j, then it is missing, or null where it may be",
    (typed) => {
      expect(sentence(100, "Say something").safeParse(typed).error?.issues[0]?.message).toBe("Say something");
      expect(optionalSentence(100).parse(typed)).toBeNull();
    },
  );

  it("given more than fits, then it is refused and not cut", () => {
    expect(sentence(3).safeParse("abcd").error?.issues[0]?.message).toBe("At most 3 characters");
    expect(optionalSentence(3).safeParse("abcd").success).toBe(false);
  });
});

describe("prose", () => {
  it("given several lines, then they stay, and each ends in one line feed", () => {
    expect(prose(100).parse("a\r\n\tb\r\rc\u2029")).toBe("a\n\tb\n\nc");
  });

  it("given nothing, then only a text that may be long may be empty", () => {
    expect(prose(100).safeParse(" \n").success).toBe(false);
    expect(longText(100).parse(" \n")).toBe("");
  });

  it("given anything, then what comes out can be stored and comes out again unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const kept = longText(1_000).parse(typed);
        expect(kept.isWellFormed()).toBe(true);
        expect(kept).not.toMatch(/(?![\t\n])\p{Cc}|\p{Bidi_Control}/u);
        expect(longText(1_000).parse(kept)).toBe(kept);
      }),
    );
  });
});

describe("a line", () => {
  it.each(["a\nb", "a\u0000", "\u202ea", "a\u200fb", "\u200ea", "a\u061cb", "a\u200bb", "a\u2060b", "a\ufeffb"])(
    "given %j, then it is refused: a name must be what it looks like",
    (typed) => {
      expect(Line.safeParse(typed).success).toBe(false);
    },
  );

  it("given a joiner, then it stays: some names are not written without", () => {
    expect(Line.parse("می\u200cخواهم")).toBe("می\u200cخواهم");
  });
});
