import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { markdownLine } from "#lib/text/markdown-line.ts";
import { processorTime } from "#lib/text/markdown-testing.ts";
import { type MarkdownNode, nodesOf } from "#lib/text/markdown-tree.ts";

/** What anybody reads Markdown with, and not the reader of the code under test, which leaves something out. */
const reader = unified().use(remarkParse).use(remarkGfm);

/** What is read in the place where lines are told: the text of the first of two list items, and every kind of node in it. */
function told(markdown: string): { text: string; kinds: Set<string> } {
  const tree = reader.parse(`- 14:05 - Note: ${markdown}\n- 14:06 - Resolution: over`);
  const [list] = tree.children;
  if (tree.children.length !== 1 || list?.type !== "list" || list.children.length !== 2) {
    throw new Error(`not two items: ${JSON.stringify(tree)}`);
  }
  const [item] = list.children;
  const nodes: MarkdownNode[] = item === undefined ? [] : [...nodesOf({ type: "root", children: [item] })];
  return {
    text: nodes.map((node) => (node.type === "text" ? node.value : "")).join(""),
    kinds: new Set(nodes.map(({ type }) => type)),
  };
}

const PLAIN_KINDS = ["root", "listItem", "paragraph", "text"];

/** Everything that means something to Markdown, and pieces that join to more. */
const PIECES = [
  ..."\\`*_~<>&[]()!|#:;.@/'\"=+- ",
  ...[
    "a",
    "B7",
    "é",
    "𝄞",
    "\u00a0",
    "``",
    "**",
    "__",
    "~~",
    "![",
    "](",
    "](b)",
    "[^1]",
    "[ ] ",
    "<b>",
    "</b>",
    "<!--",
    "-->",
  ],
  ...[
    "&amp;",
    "&#38;",
    "http://",
    "https://a.b",
    "www.",
    "www.a.b",
    "mailto:",
    "xmpp:",
    "a@b.c",
    "<a b='",
    "<https://a.b>",
  ],
  ...["req_abc123", "javascript:", "1. ", "$"],
];

const line = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: "grapheme", maxLength: 3 })),
    {
      maxLength: 24,
    },
  )
  .map((pieces) =>
    pieces
      .join("")
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim(),
  )
  .filter((text) => text !== "");

describe("markdownLine", () => {
  it("given any line, then it is read exactly as it was typed, and nothing in it is more than text or a bare address", {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(line, (typed) => {
        const { text, kinds } = told(markdownLine(typed));
        expect(text).toBe(`14:05 - Note: ${typed}`);
        expect([...PLAIN_KINDS, "link"]).toEqual(expect.arrayContaining([...kinds]));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    "PagerDuty: 401 from Intercom (token_revoked), req_abc123 and __init__y",
    "5xx > 5% of calls, 2 * 3 * 4 < 30, 100% sure!",
    "#incidents: @ann, see step #3; a | b - c",
    "R&D, AT&T and C:\\temp\\offhook",
    "https://status.intercom.com/a_b_c?x=1&y=*2* and www.example.com/~ann and ann_b@example.com",
    "[DRILL] [ ] [x] list[0] [^1]",
    "~20 calls, ~/offhook",
    "Ünïcödé 🎉 日本語",
  ])("given %j, which is harmless, then it stays as it is", (typed) => {
    expect(markdownLine(typed)).toBe(typed);
  });

  it.each([
    ["emphasis", "*all* _calls_", "\\*all* \\_calls_"],
    ["strong emphasis", "**all** calls", "\\*\\*all** calls"],
    ["both at once", "***all***", "\\*\\*\\*all***"],
    ["code", "`rm` and ``a``", "\\`rm\\` and \\`\\`a``"],
    ["a link", "[here](https://a.b)", "\\[here](https://a.b)"],
    ["a link that does something", "[here](javascript:alert(1))", "\\[here](javascript:alert(1))"],
    ["an image", "![pixel](https://a.b/c.png)", "!\\[pixel](https://a.b/c.png)"],
    ["raw HTML", "<script>alert(1)</script>", "\\<script>alert(1)\\</script>"],
    ["a mention of Slack's", "<!channel>", "\\<!channel>"],
    ["an address in brackets", "<https://a.b>", "\\<https://a.b>"],
    ["struck text", "~~over~~ ~done~", "\\~\\~over~~ \\~done~"],
    ["a character reference", "&lt;b&gt; &#38; &#x26;", "\\&lt;b\\&gt; \\&#38; \\&#x26;"],
    ["a backslash that would vanish", "\\*not\\*", "\\\\\\*not\\\\*"],
  ])("given %s, then it becomes text", (_, typed, markdown) => {
    expect(markdownLine(typed)).toBe(markdown);
  });

  it("given a bare address that an escape would fall into, then the address reads as it was typed", () => {
    expect(markdownLine("`https://a.b/\\*c`")).toBe("\\`https\\://a.b/\\\\*c`");
    expect(told("\\`https\\://a.b/\\\\*c`").text).toBe("14:05 - Note: `https://a.b/\\*c`");
  });

  it("given line breaks and wide spaces, then it is one line with single spaces", () => {
    expect(markdownLine("  a\n\n# b\t\u00a0c \r\n- d ")).toBe("a # b c - d");
  });

  it.each([".", "&a;", "._", "!"])(
    "given an address that goes on with 10,000 characters of %j, then it is still text and soon done",
    (piece) => {
      const typed = `\`http://a.b/${piece.repeat(10_000)}`.slice(0, 9_999).concat("x");
      expect(processorTime(() => markdownLine(typed))).toBeLessThan(500);
      const short = typed.slice(0, 1_500).concat("x");
      expect(told(markdownLine(short)).text).toBe(`14:05 - Note: ${short}`);
    },
  );

  it.each(["`", "*a ", "_a", "[", "<b>", "<!--", "&amp;", "\\", "https://a.b/`*a*`", "<a b='<a b=\""])(
    "given 10,000 characters of %j, then it is still text and soon done",
    { timeout: 60_000 },
    (piece) => {
      const typed = piece.repeat(10_000 / piece.length).trim();
      const before = performance.now();
      const markdown = markdownLine(typed);
      expect(performance.now() - before).toBeLessThan(20_000);
      expect(told(markdown).text).toBe(`14:05 - Note: ${typed}`);
    },
  );
});
