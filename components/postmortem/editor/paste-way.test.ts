import { describe, expect, it } from "vitest";
import { type Pasted, pasteWay } from "#components/postmortem/editor/paste-way.ts";

const VS_CODE = `<meta charset='utf-8'><div style="color: #d4d4d4;background-color: #1e1e1e;font-family: Menlo, Monaco, 'Courier New', monospace;font-weight: bold;white-space: pre;"><div><span style="color: #569cd6;">const</span> a</div><div>b</div></div>`;

function way(pasted: Partial<Pasted>) {
  return pasteWay({ html: "", text: "", codeEditor: "", isIntoCode: false, ...pasted });
}

describe("what becomes of what is pasted", () => {
  it.each<[string, Partial<Pasted>]>([
    ["text alone", { text: "a" }],
    ["HTML that says nothing more", { html: "<meta charset='utf-8'><p>a</p><span>b</span>", text: "a\nb" }],
    ["HTML into code", { html: "<b>a</b>", text: "a", isIntoCode: true }],
    ["an address", { html: '<a href="https://a.example">https://a.example</a>', text: "https://a.example" }],
    ["a line of code", { html: VS_CODE, text: "const a", codeEditor: '{"mode":"typescript"}' }],
    ["HTML without end", { html: `<b>${"a".repeat(2_000_000)}</b>`, text: "a" }],
  ])("given %s, then it is text", (_, pasted) => {
    expect(way(pasted)).toEqual({ kind: "plain" });
  });

  it.each([
    ['{"version":1,"mode":"typescript"}', "typescript"],
    ['{"mode":"plaintext"}', ""],
    ['{"mode":"x\\n```"}', ""],
    ["{", ""],
    ["", ""],
  ])("given lines of an editor of code that says %j, then a block of code", (codeEditor, language) => {
    expect(way({ html: VS_CODE, text: "const a\r\nb\r\n", codeEditor })).toEqual({
      kind: "text",
      markdown: `\`\`\`${language}\nconst a\nb\n\`\`\``,
    });
  });

  it("given lines of a terminal, then a block of code that nothing in them ends", () => {
    expect(way({ html: '<pre style="color:#fff">```\n<span>x</span></pre>', text: "```\nx" })).toEqual({
      kind: "text",
      markdown: "````\n```\nx\n````",
    });
  });

  it.each([
    "<table><tr><td>a</td></tr></table>",
    '<p>a <a href="https://a.example">b</a></p>',
    '<span style="font-weight: 700">a</span>',
    "<pre><code>a</code></pre>",
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>a</p>",
  ])("given %s, then it becomes Markdown", (html) => {
    expect(way({ html, text: "a b" })).toEqual({ kind: "html" });
  });
});
