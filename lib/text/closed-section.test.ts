import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closedSection } from "#lib/text/closed-section.ts";
import { anyMarkdown, processorTime } from "#lib/text/markdown-testing.ts";
import { parseMarkdown, spanOf } from "#lib/text/markdown-tree.ts";
import { closingOf } from "#lib/text/open-block.ts";

/** Longer than anybody writes, in characters. */
const MOST = 2_000_000;
/** What is longer is not parsed. */
const MOST_READ = 50_000;

const HARMLESS = `# We saw **503** from \`GET /contacts\`, then:\r\n
1. retries, see [the runbook][a] and <https://status.intercom.com>\u0007
   - with [ ] and * and _ and < 5 and &amp; as they are <b>and</b>

Theirs
===
> Their engineer: "fixed"
> \`\`\`

[a]: javascript:alert(1)

\`\`\`sh
# not a heading
\`\`\`
- ~~~
  open within an item`;

/** Whether a heading that comes after it stands in the document itself. */
function letsHeadingsFollow(section: string): boolean {
  const document = `${section}\n\n### x`;
  const last = parseMarkdown(document).children.at(-1);
  return last?.type === "heading" && spanOf(last).start === document.length - 5;
}

describe("closedSection", () => {
  it.each([HARMLESS, "", "\n \r\n a\n\n", "a\\", "    ```", "`` <!--", "<div>\n<!--", "> <!--", "a <!--"])(
    "given %j, which stays within itself, then it is the same",
    (typed) => {
      expect(closedSection(typed)).toBe(typed);
    },
  );

  it.each([
    ["a fence", "```sh\nrm", "\n```"],
    ["one with a line end", "```sh\r\nrm\r\n", "```"],
    ["a longer one", "~~~~\n~~~\n````", "\n~~~~"],
    ["a fence with nothing in it", "   ```", "\n```"],
    ["a fence below a list", "- a\n```", "\n```"],
    ["a comment", "<!-- a\n\nb", "\n-->"],
    ["an instruction", "a\n<?php\n\nb", "\n?>"],
    ["a declaration", "<!DOCTYPE html", "\n>"],
    ["CDATA", "<![CDATA[ >", "\n]]>"],
    ["preformatted text", "<PRE class='a'>\n\nb", "\n</pre>"],
    ["a script", "<script>\nalert(1)\n\n", "</script>"],
    ["a style", "<style\n\n>", "\n</style>"],
    ["a field", "<textarea>", "\n</textarea>"],
  ])("given %s that was left open, then it is closed behind it", (_, typed, closing) => {
    expect(closedSection(typed)).toBe(`${typed}${closing}`);
  });

  it("given any Markdown, then it begins with that as it is, and what follows it stands in the document", () => {
    fc.assert(
      fc.property(anyMarkdown, (typed) => {
        const section = closedSection(typed);
        expect(section.slice(0, typed.length)).toBe(typed);
        expect(section.length - typed.length).toBeLessThan(40);
        expect(letsHeadingsFollow(section)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    "a\n=\n",
    ">",
    "> a\n\n",
    "- ",
    "-\n",
    "\n",
    "\t",
    "]",
    "(_",
    "<div>\n",
    "<a ",
    "<a b=c",
    "<!-- ",
    "a <? ",
    "<!--\n",
    "```\n",
    "``` `",
    "`",
    "[a]: b\n",
    "[^a]: b\n",
    "# a\n",
    "`<a b='`<a c=\"",
    "www._",
    "&a",
    "|a|\n|-|\n",
    "1. a\n   ",
    "* _ - ",
    `${"- ".repeat(1_000)}a\n`,
  ])("given 2 MB of %j, or as much as the parser reads, then nobody has to wait for it", (piece) => {
    const repeated = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    const read = repeated(MOST_READ - 10);
    for (const text of [`<!--\n${read}`, `${repeated(MOST)}\n\`\`\``]) {
      // What grows with the square of its length takes minutes.
      expect(processorTime(() => closedSection(text))).toBeLessThan(5_000);
    }
  });
});

describe("closingOf", () => {
  const line = fc
    .tuple(
      fc.constantFrom("", " ", "  ", "   ", "    ", "\t"),
      fc.constantFrom("", "- ", "> ", "1. ", "2. ", "-", "- - ", "[^a]: "),
      fc.constantFrom(
        ...["", "a", "```", "```", "~~~~", "<!--", "-->", "<?", "<pre>", "</pre>", "<div>", "<b>", "# h", "---", "==="],
        ...["<![CDATA[", "<!A", "|a|\n|-|", "[a]: b", "` ```", "``` `"],
      ),
    )
    .map((pieces) => pieces.join(""));
  const lines = fc.array(line, { maxLength: 8 }).map((some) => some.join("\n"));

  it("given lines of every kind within each other, then it finds the same open as the parser, but for a few in thousands", () => {
    const samples = fc.sample(lines, { numRuns: 4_000, seed: 5 });
    const wrong = samples.filter((text) => {
      const closing = closingOf(text);
      return !letsHeadingsFollow(closing === null ? text : `${text}\n${closing}`);
    });
    expect(wrong.length).toBeLessThan(8);
    expect(samples.filter((text) => !letsHeadingsFollow(text)).length).toBeGreaterThan(200);
  });
});
