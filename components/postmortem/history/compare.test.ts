import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparison, compareTexts } from "#components/postmortem/history/compare.ts";

/** As it reads: `-gone-`, `+new+`. */
function told(before: string, after: string): string[] {
  return compareTexts(before, after).lines.map((line) =>
    line.kind === "changed"
      ? line.parts.map(({ kind, text }) => (kind === "same" ? text : `[${SIGNS[kind]}${text}]`)).join("")
      : `${SIGNS[line.kind]}${line.text}`,
  );
}

const SIGNS = { same: "", added: "+", removed: "-" };

describe("comparing two texts", () => {
  it("given the same text, then nothing changed", () => {
    expect(compareTexts("a\nb", "a\nb")).toMatchObject({ added: 0, removed: 0 });
    expect(told("a\nb", "a\nb")).toEqual(["a", "b"]);
    expect(told("", "")).toEqual([""]);
  });

  it("given lines that came and went, then each is told as one", () => {
    expect(told("a\nb\nc", "a\nc\nd")).toEqual(["a", "-b", "c", "+d"]);
    expect(told("", "a")).toEqual(["-", "+a"]);
  });

  it("given words that changed within a line, then the line stands once, and words that follow each other are one change", () => {
    const before = "Our token expired on Sunday at night.";
    const after = "Our old token was revoked by Intercom at night.";
    expect(told(before, after)).toEqual(["Our [+old ]token [-expired on Sunday][+was revoked by Intercom] at night."]);
    expect(compareTexts(before, after)).toMatchObject({ added: 5, removed: 3 });
  });

  it("given another line in its place, then it is told as one that went and one that came", () => {
    expect(told("Our token expired.", "Nobody looked.")).toEqual(["-Our token expired.", "+Nobody looked."]);
  });

  it("given a line before one that was changed, then the changed one is found", () => {
    const before = "# Why\n\nThe token of the integration expired.";
    const after = "# Why\n\nFirst of all.\n\nThe token of our integration expired.";
    expect(told(before, after).at(-1)).toBe("The token of [-the][+our] integration expired.");
  });

  it("given emoji, combining marks and right-to-left text, then none is cut", () => {
    expect(told("Team 👩‍👩‍👧 was there", "Team 👩‍👩‍👦 was there")).toEqual(["Team [-👩‍👩‍👧][+👩‍👩‍👦] was there"]);
    expect(told("cafe\u0301 closed early", "cafe closed early")).toEqual(["[-cafe\u0301][+cafe] closed early"]);
    expect(told("שלום לכל העולם", "שלום לכל אדם")).toEqual(["שלום לכל [-העולם][+אדם]"]);
  });

  it("given text that would be code, then it is text", () => {
    expect(told("<b>x</b> and more of it", "<script>x</script> and more of it").join("")).toContain("script");
  });

  it("given any two texts, then each can be put together again from what is told", () => {
    const text = fc
      .array(fc.constantFrom("a b c", "a b d", "x", "", "🚒 fire", "token expired at night"), { maxLength: 12 })
      .map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const comparison = compareTexts(before, after);
        expect(side(comparison, "removed")).toBe(before);
        expect(side(comparison, "added")).toBe(after);
      }),
    );
  });

  it("given two books of 5 MB that have nothing in common, then it ends soon, and nothing is left out", () => {
    const book = (word: string) =>
      Array.from({ length: 100_000 }, (_, line) => `${word} ${line} and some more words of it, to the end`).join("\n");
    const [before, after] = [book("earlier"), book("later")];
    const started = performance.now();
    const comparison = compareTexts(before, after);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(side(comparison, "removed") === before && side(comparison, "added") === after).toBe(true);
  });

  it("given one line of 5 MB in which a word changed, then it ends soon", () => {
    const line = "word ".repeat(1_000_000);
    const started = performance.now();
    expect(compareTexts(line, `${line}more`).lines).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

/** One of the two texts, from what was told. */
function side({ lines }: Comparison, own: "added" | "removed"): string {
  return lines
    .flatMap((line) => {
      if (line.kind !== "changed") return line.kind === "same" || line.kind === own ? [line.text] : [];
      return [
        line.parts
          .filter(({ kind }) => kind === "same" || kind === own)
          .map(({ text }) => text)
          .join(""),
      ];
    })
    .join("\n");
}
