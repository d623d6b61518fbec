import { describe, expect, it } from "vitest";
import { authorsText, differenceText, kindText } from "#components/postmortem/history/version-words.ts";

const by = (...names: string[]) => ({ authors: names.map((name) => ({ kind: "account" as const, id: name, name })) });

describe("words about a version", () => {
  it("given who wrote it, then all are named, or the first of many", () => {
    expect(authorsText(by("Ann"))).toBe("Ann");
    expect(authorsText(by("Ann", "Ben", "Cleo"))).toBe("Ann, Ben and Cleo");
    expect(authorsText(by("Ann", "Ben", "Cleo", "Dan", "Eve"))).toBe("Ann, Ben and 3 more");
    expect(authorsText(by())).toBe("nobody");
  });

  it("given how it came to be, then it is named where it is more than saved", () => {
    expect(kindText({ kind: "saved", published: null })).toBeNull();
    expect(kindText({ kind: "restored", published: null })).toBe("Restored");
    expect(kindText({ kind: "published", published: 2 })).toBe("Published 2");
  });

  it.each([
    [{ added: 12, removed: 3 }, "12 words added, 3 removed"],
    [{ added: 1, removed: 0 }, "1 word added"],
    [{ added: 0, removed: 1_200 }, "1,200 words removed"],
    [{ added: 0, removed: 0 }, "No words added or removed"],
  ])("given %j, then it says so", (difference, text) => {
    expect(differenceText(difference)).toBe(text);
  });
});
