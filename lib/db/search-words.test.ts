import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchWords } from "#lib/db/search-words.ts";

describe("the words of a text", () => {
  it.each([
    ["Conversations NOT loading!", ["conversations", "not", "loading"]],
    ["401 token_revoked (5xx)", ["401", "token", "revoked", "5xx"]],
    ["GET /conversations?per_page=1", ["get", "conversations", "per", "page", "1"]],
    ["0190163d-8694-739b", ["0190163d", "8694", "739b"]],
    ["naïve cafe\u0301", ["naïve", "café"]],
    ["ﬁx Ｆｕｌｌ", ["fix", "full"]],
    ["ΣΊΣΥΦΟΣ Дом", ["σίσυφος", "дом"]],
    ["障害です", ["障", "害", "で", "す"]],
    ["⺀水⿰、", ["水"]],
    ["token token Token", ["token"]],
    ["'a' & !b | (c:*) <-> \\d", ["a", "b", "c", "d"]],
    ["<!channel> 🔥", ["channel"]],
    ["", []],
  ])("given %j, then %j", (text, words) => {
    expect(searchWords([text])).toEqual(words);
  });

  it("given several texts, then a word is kept once, where it came first", () => {
    expect(searchWords(["token expired", "the token"])).toEqual(["token", "expired", "the"]);
  });

  it("given a run without end, then it goes on in words that each can be stored", () => {
    expect(searchWords(["x".repeat(150)]).map(({ length }) => length)).toEqual([64, 22]);
  });

  it("given more than 64 KiB of different words, then the first ones are kept", () => {
    const words = searchWords([Array.from({ length: 200_000 }, (_, index) => `w${index}`).join(" ")]);
    expect(words.slice(0, 2)).toEqual(["w0", "w1"]);
    const { length } = Buffer.from(words.join(""));
    expect(length).toBeGreaterThan(65_500);
    expect(length).toBeLessThanOrEqual(65_536);
  });

  it("given any text, then no word holds what could end a quote, or a half of a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const word of searchWords([text])) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]{1,64}$/u);
      }),
    );
  });
});
