import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { treeOfHtml, treeOfMarkdown, wordsOf } from "#components/postmortem/export-testing.ts";
import { Markdown } from "#components/ui/markdown.tsx";
import { postmortemOf } from "#lib/incident/postmortem-of.ts";
import { type CommandWithoutVersion, Log } from "#lib/incident/testing.ts";
import { type Outline, RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";
import { cleanLine, hasVisible } from "#lib/text/clean.ts";
import { anyMarkdown } from "#lib/text/markdown-testing.ts";

/** What people write and paste into a postmortem, and what breaks documents that are put together carelessly. */
const PASSAGES = [
  "It **broke** at 14:05, see `GET /me` & <https://status.intercom.com>.",
  "# Why\n\nTheirs\n===\nOurs\n---\n### Timeline",
  "a\nb\n---",
  "1. one\n2. two\n   - [ ] three\n   - [x] four\n\n     five",
  "7. seven\n\n8. eight\n> quote\nlazy",
  "| step | result |\n| :--- | ---: |\n| a \\| b | `c` | too many |\n| few |",
  "```sh\n# not a heading\r\n### Root Cause\n```",
  "```\nleft open",
  "~~~~md\n```\n~~~",
  "    code\n\n\tmore",
  "<div>\n# a\n</div> b <b>c</b>",
  "<!-- left open\n\n### Impact",
  "<?php\n\n",
  "<![CDATA[ x",
  "<!DOCTYPE x",
  "<pre>\n\n<script>alert(1)</script>",
  "<textarea>\n\n",
  "[a]: https://example.com/a%zz 'title'\n[x]: <javascript:alert(1)>\n[req_abc123]: /b",
  "[a], [a][x], [x] and [^1]",
  "[^1]: A note\n\n    ```\n    of two blocks",
  "[b](javascript:alert) [c](HTTPS://Example.com/é) [![d](https://e.f/g)](https://h.i) ![](j.png) ![k](https://l.m)",
  "www.example.com, https://a.b/c(d). and ann@example.com",
  "~~gone~~ *a **b*** _c_ \\*d\\* &amp; &#60; hard  \nbreak\\\nbreak",
  "👩‍🚒🔥 e\u0301\u0323 ﷽ שלום 障害です\u200d",
  "one\r\n\r\n- two\r\n- three\r\n",
  "bell\u0007 escape\u001b[31m separator\u2028 \u0085 \ufeff",
  "***\n- - -\n* * *\n",
  "-\n\n  a\n- b\n\n\n- c",
  "\n\n\t \n",
  "trailing \\",
] as const;

const passage = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PASSAGES) },
  { weight: 2, arbitrary: anyMarkdown },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replaceAll("\0", "")) },
);
const narrative = fc
  .array(fc.tuple(passage, fc.constantFrom("", "\n", "\n\n", "\r\n", " ", "\n    ")), { maxLength: 4 })
  .map((pieces) => pieces.flat().join(""));
/** On a line; what nobody can see would be refused. */
const words = fc
  .oneof(
    fc.constantFrom(
      "Rotated the token",
      "see [a], [x] and [^1]",
      "[req_abc123]",
      "*",
      "<b>",
      "https://a.b/[x]",
      "# a `b",
    ),
    anyMarkdown,
  )
  .map((text) => `${text}.`);

/** Stands at the end of each title of the outline and nowhere else, so that these are known from what people write. */
const MARK = "⁂";
const title = words.map((text) => `${cleanLine(text).slice(0, 60)} ${MARK}`.trim());

const outline: fc.Arbitrary<Outline> = fc
  .tuple(
    fc.shuffledSubarray([...RUNBOOK_OUTLINE], { minLength: 5 }),
    fc.nat(2),
    fc.array(title, { minLength: 7, maxLength: 7 }),
  )
  .map(([own, more, titles]) => {
    const added = Array.from({ length: more }, (_, index) => ({ id: `added-${index}`, kind: "narrative" as const }));
    return [...own, ...added].map((block, index) => ({ ...block, title: titles[index] ?? MARK }));
  });

const record = fc
  .record({ alert: words, note: words, label: fc.option(words), item: words, drill: fc.boolean() })
  .map(({ alert, note, label, item, drill }) => {
    const log = new Log({}, { drill });
    const commands: CommandWithoutVersion[] = [
      { type: "amend-entry", entry: 2, text: alert },
      { type: "add-note", text: note, exported: true },
      { type: "word-entry", entry: 2, label: label?.slice(0, 60) ?? null, text: note },
      { type: "add-action-item", text: item, owner: alert.slice(0, 100) },
      { type: "add-request-ids", requestIds: [{ id: "req_abc123" }] },
    ];
    for (const command of commands) log.do(command);
    return log.state;
  });

const document = fc
  .tuple(record, outline, fc.array(narrative, { minLength: 7, maxLength: 7 }))
  .map(([state, blocks, narratives]) => {
    const texts = Object.fromEntries(
      blocks.flatMap(({ id, kind }, index) => (kind === "narrative" ? [[id, narratives[index] ?? ""]] : [])),
    );
    return { blocks, texts, markdown: postmortemOf(state, { outline: blocks, texts }) };
  });

const RUNS = { numRuns: 200 };

test("given any record and narratives, then each narrative stands in the export byte for byte", () => {
  fc.assert(
    fc.property(document, ({ blocks, texts, markdown }) => {
      const bytes = Buffer.from(markdown);
      let at = 0;
      for (const { id, kind } of blocks) {
        if (kind !== "narrative" || !hasVisible(texts[id] ?? "")) continue;
        const written = Buffer.from(`\n\n${texts[id]}`);
        // Behind the title of its block, which ends in the mark.
        const title = bytes.indexOf(Buffer.concat([Buffer.from(MARK), written]), at);
        expect(title).toBeGreaterThan(at);
        at = title + Buffer.byteLength(MARK) + written.length;
        expect(bytes.subarray(at).toString()).toMatch(/^(?:[\r\n]?[^\r\n]{1,40})?\n(?:\n|$)/);
      }
    }),
    RUNS,
  );
});

test("given any record and narratives, then the preview shows the tree of the export", () => {
  fc.assert(
    fc.property(document, ({ markdown }) => {
      const html = renderToStaticMarkup(<Markdown text={markdown} />);
      expect(treeOfHtml(html)).toEqual(treeOfMarkdown(markdown));
    }),
    RUNS,
  );
});

test("given any record and narratives, then the outline's headings stand in the document itself, in order, and no others of the kind", () => {
  fc.assert(
    fc.property(document, ({ blocks, markdown }) => {
      const headings = treeOfMarkdown(markdown).filter(
        (tree) => typeof tree !== "string" && tree.name === "h3" && wordsOf(tree).endsWith(MARK),
      );
      expect(headings.map(wordsOf)).toEqual(blocks.map(({ title }) => title));
    }),
    RUNS,
  );
});

/** The comparison above must be able to fail. */
test.each([
  ["a heading of another level", "# a", "<h2>a</h2>"],
  ["words that were lost", "a <b>c</b>", "<p>a c</p>"],
  ["a list of another kind", "1. a", "<ul><li>a</li></ul>"],
  ["a box that is ticked", "- [ ] a", "<ul><li>Done: a</li></ul>"],
  ["a link elsewhere", "[a](https://b.c)", '<p><a href="https://b.d">a</a></p>'],
  ["a block out of its quote", "> a", "<p>a</p>"],
])("given %s, then trees differ", (_, markdown, html) => {
  expect(treeOfHtml(html)).not.toEqual(treeOfMarkdown(markdown));
});
