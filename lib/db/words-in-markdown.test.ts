import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutWords } from "#lib/db/words-in-markdown.ts";
import { markdownLine } from "#lib/text/markdown-line.ts";

describe("taking words out of Markdown", () => {
  it("given words as an export escapes them, then they go, and the rest stays to the byte", () => {
    const markdown = `## T\n\n- 21:00 - ${markdownLine("Note: *zq*_<b>\n  [x] & `y`")}  \n\n\\*kept\\*\n`;
    expect(withoutWords(markdown, ["*zq*_<b>\n  [x] & `y`"], "[redacted]")).toBe(
      "## T\n\n- 21:00 - Note: [redacted]  \n\n\\*kept\\*\n",
    );
  });

  it("given any words behind any label, then nothing of them is left", () => {
    const words = fc.string({ minLength: 4 }).map((text) => `zq${text}zq`);
    fc.assert(
      fc.property(words, fc.boolean(), (word, definitions) => {
        const markdown = `- 21:00 - ${markdownLine(`Note: ${word}`, { definitions })}\n`;
        expect(withoutWords(markdown, [word], "[redacted]")).toBe("- 21:00 - Note: [redacted]\n");
      }),
    );
  });

  it("given words that are not in it, then nothing changes", () => {
    const markdown = "a \\* b\n\nc  d";
    expect(withoutWords(markdown, ["nothing", " "], "[redacted]")).toBe(markdown);
  });

  it("given words that lap over, then nothing of either is left", () => {
    expect(withoutWords("- abcdef ab\\_cd abcdabcd", ["abcd", "cdef", "ab_cd"], "[x]")).toBe("- [x] [x] [x][x]");
  });

  it("given as many words as an entry has ids, in a long document, then they go in a moment", {
    timeout: 10_000,
  }, () => {
    const ids = Array.from({ length: 500 }, (_, index) => `req_${index + 100_000}`);
    const markdown = `${"Nothing of it \\* here.\n".repeat(10_000)}${ids.join(", ")}\n`;
    const left = withoutWords(markdown, ids, "[redacted]");
    expect(left.endsWith(`${ids.map(() => "[redacted]").join(", ")}\n`)).toBe(true);
  });
});
