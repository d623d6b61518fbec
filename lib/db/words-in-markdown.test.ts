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
});
