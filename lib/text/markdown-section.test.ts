import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdownSection } from "#lib/text/markdown-section.ts";
import { anyMarkdown, processorTime } from "#lib/text/markdown-testing.ts";
import { nodesOf, parseMarkdown } from "#lib/text/markdown-tree.ts";

/** The product takes no longer section. */
const MOST = 20_000;

const HARMLESS = `We saw **503** from \`GET /contacts\`, then:

1. retries, see [the runbook](https://example.com/runbook "ours") and <https://status.intercom.com>
2. ~~queue~~ fallback
   - with [ ] and * and _ and < 5 and &amp; as they are

> Their engineer: "fixed"

#### What we tried
| step | result |
| ---- | ------ |
| a | b |

\`\`\`sh
# not a heading
echo '<div>'
\`\`\`

![graph](https://example.com/graph.png)
- [x] told support
***
    # code too`;

function expectSoonDone(typed: string): void {
  expect(processorTime(() => markdownSection(typed))).toBeLessThan(2_000);
}

describe("markdownSection", () => {
  it("given Markdown that stays within itself, then it is the same, byte for byte", () => {
    expect(markdownSection(HARMLESS)).toBe(HARMLESS);
  });

  it.each([
    ["headings of level 1 to 3", "# a\n## b\n### c ###\n#### d", "#### a\n##### b\n###### c ###\n#### d"],
    ["an underlined heading", "Theirs\n===\nOurs\n---", "#### Theirs\n##### Ours"],
    ["an underlined heading that ends in a hash mark", "C #\n===", "#### C \\#"],
    ["an underline below several lines", "a\nb\n---\nc", "a\nb\n\\---\nc"],
    [
      "headings in quotes and lists",
      "> # a\n>\n> b\n> ===\n\n- # c\n  d\n  ---",
      "> #### a\n>\n> #### b\n\n- #### c\n  ##### d",
    ],
    ["a fence that was left open", "```sh\nrm", "```sh\nrm\n```"],
    ["a longer one", "~~~~\n~~~\n````", "~~~~\n~~~\n````\n~~~~"],
    ["a fence without anything in it", "```", "```\n```"],
    ["raw HTML", "<div>\n# a\n</div> b <b>c</b>", "\\<div>\n#### a\n\\</div> b \\<b>c\\</b>"],
    ["a comment that was left open", "<!-- a\n\nb", "\\<!-- a\n\nb"],
    ["HTML that is text already", "\\<b> \\\\<b>", "\\<b> \\\\\\<b>"],
    ["a definition of a link", "[a]: https://b.c 'd'\n\n[a]", "\\[a]: https://b.c 'd'\n\n[a]"],
    ["a definition of a footnote", "a[^1]\n\n[^1]: # b", "a[^1]\n\n\\[^1]: # b"],
    ["a link that does something", "[a](javascript:b) <javascript:c>", "\\[a](javascript:b) \\<javascript:c>"],
    ["one in disguise", "[a](JAVA&#x53;cript&colon;b)", "\\[a](JAVA&#x53;cript&colon;b)"],
    ["an image that is none", "![a](data:text/html,b)", "!\\[a](data:text/html,b)"],
    ["blank lines around it", "\n \n\na\n\nb\n\n", "a\n\nb"],
    ["line ends of several kinds", "a\r\n\r\nb\rc", "a\n\nb\nc"],
  ])("given %s, then only what must change does", (_, typed, section) => {
    expect(markdownSection(typed)).toBe(section);
  });

  it.each([
    "a\n=\n",
    ">",
    "> a\n\n",
    "- ",
    "]",
    "(_",
    "<div>\n",
    "<!-- ",
    "a <? ",
    "[a]: b\n",
    "[^a]: b\n",
    "# a\n",
    "`<a b='`<a c=\"",
    "www._",
    `_www.a${".".repeat(200)}_`,
  ])("given 20,000 characters of %j, then nobody has to wait for it", (piece) => {
    expectSoonDone(piece.repeat(MOST).slice(0, MOST));
  });

  it.each([..."!\"'),.:;?", "&a;", "._", "]."])(
    "given a bare address that goes on with 20,000 characters of %j, then nobody has to wait for it",
    (piece) => {
      for (const before of ["http://a", "http://a.b/", "www.a", "www.a/"]) {
        expectSoonDone(`${before}${piece.repeat(MOST)}`.slice(0, MOST - 1).concat("x"));
      }
    },
  );

  it("given a long paragraph of many addresses, then it stays as it is", () => {
    const line = "14:05 GET https://api.intercom.io/contacts?per_page=9 (503), see www.example.com/a&b;... ..........";
    const typed = Array.from({ length: 190 }, () => line).join("\n");
    expect(markdownSection(typed)).toBe(typed);
  });

  it("given what is too intricate to read, then it is shown as it was typed, also when done twice", () => {
    const typed = `${">".repeat(60)} \`\`\` a`;
    const section = `\`\`\`\`\n${typed}\n\`\`\`\``;
    expect(markdownSection(typed)).toBe(section);
    expect(markdownSection(section)).toBe(section);
  });

  it("given something that only looks like such code, then it is closed", () => {
    const open = `\`\`\`\n${">".repeat(60)} \`\`\``;
    expect(markdownSection(open)).toBe(`\`\`\`\`\n${open}\n\`\`\`\``);
  });
});

describe("any Markdown, made a section", () => {
  it("done twice is the same as once", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyMarkdown, (typed) => {
        const section = markdownSection(typed);
        expect(markdownSection(section)).toBe(section);
      }),
      { numRuns: 500 },
    );
  });

  it("has no heading above level 4, no HTML, no definition, and no link but to the web, mail or itself", {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(anyMarkdown, (typed) => {
        for (const node of nodesOf(parseMarkdown(markdownSection(typed)))) {
          expect(["html", "definition", "footnoteDefinition"]).not.toContain(node.type);
          if (node.type === "heading") expect(node.depth).toBeGreaterThan(3);
          if (node.type === "link" || node.type === "image") {
            const leadsTo = URL.parse(node.url, "https://document")?.protocol ?? "nowhere";
            expect(["https:", "http:", "mailto:", "xmpp:", "nowhere"]).toContain(leadsTo);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
