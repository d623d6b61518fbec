import { describe, expect, it } from "vitest";
import { markdownOfHtml } from "#components/postmortem/editor/markdown-of-html.ts";

describe("HTML from the clipboard as Markdown", () => {
  it("given a table of a dashboard, then a table", () => {
    const html = `<meta charset='utf-8'><html><body><!--StartFragment--><table class="tbl" style="border:0"><thead><tr>
      <th>Endpoint</th><th style="text-align:right">Errors</th></tr></thead><tbody><tr><td>/conversations</td>
      <td style="text-align:right">1,204</td></tr><tr><td>a | b</td><td><b>0</b><br>none</td></tr></tbody></table><!--EndFragment--></body></html>`;
    expect(markdownOfHtml(html)).toBe(
      [
        "| Endpoint       | Errors     |",
        "| -------------- | ---------- |",
        "| /conversations | 1,204      |",
        "| a \\| b         | **0** none |",
      ].join("\n"),
    );
  });

  it("given code of GitHub, then a fenced block in its language, without the button to copy it", () => {
    const html = `<div class="highlight highlight-source-ts notranslate"><pre><span class="pl-k">const</span> a <span class="pl-c1">=</span> 1;
if (a &lt; 2) {}
</pre><div class="zeroclipboard-container"><button>Copy</button><svg></svg></div></div>`;
    expect(markdownOfHtml(html)).toBe("```ts\nconst a = 1;\nif (a < 2) {}\n```");
  });

  it("given code whose language stands at the code, then the same", () => {
    expect(markdownOfHtml('<pre><code class="hljs language-bash">curl -s x\n</code></pre>')).toBe(
      "```bash\ncurl -s x\n```",
    );
  });

  it("given an issue of GitHub, then its headings, tasks, links and code", () => {
    const html = `<h3 dir="auto">Plan<a id="plan" class="anchor" href="#plan"><svg></svg></a></h3><ul class="contains-task-list">
      <li class="task-list-item"><input type="checkbox" class="task-list-item-checkbox" checked disabled> Rotate <code>TOKEN</code></li>
      <li class="task-list-item"><input type="checkbox" class="task-list-item-checkbox" disabled> Tell <a href="https://github.com/ann">@ann</a></li></ul>`;
    expect(markdownOfHtml(html)).toBe("### Plan\n\n- [x] Rotate `TOKEN`\n- [ ] Tell [@ann](https://github.com/ann)");
  });

  it("given a page of Google Docs, then emphasis by style, nested lists and its own links undone", () => {
    const html = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700;">Bold</span><span style="font-weight:400;"> and </span><span style="font-style:italic;">slanted</span>, <a href="https://www.google.com/url?q=https://example.com/a&amp;sa=D"><span style="color:#1155cc">here</span></a></p>
      <ul><li dir="ltr"><p dir="ltr"><span>one</span></p></li><ul><li dir="ltr"><p dir="ltr"><span>inner</span></p></li></ul><li dir="ltr"><p dir="ltr"><span>two</span></p></li></ul></b>`;
    expect(markdownOfHtml(html)).toBe(
      "**Bold** and *slanted*, [here](https://example.com/a)\n\n- one\n  - inner\n- two",
    );
  });

  it("given a message of Slack, then its lists, code and line breaks", () => {
    const html = `<b data-stringify-type="bold">Status</b>: down<br>since <code data-stringify-type="code" class="c-mrkdwn__code">03:12</code>
      <ol data-stringify-type="ordered-list" data-indent="0"><li>first</li><li>second</li></ol><s data-stringify-type="strike">no</s>`;
    expect(markdownOfHtml(html)).toBe("**Status**: down\\\nsince `03:12`\n\n1. first\n2. second\n\n~~no~~");
  });

  it("given paragraphs of Word that are items, then lists", () => {
    const item = (level: number, mark: string, text: string) =>
      `<p class=MsoListParagraph style='margin-left:1in;mso-list:l0 level${level} lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>${mark}<span>&nbsp;&nbsp;</span></span><!--[endif]-->${text}<o:p></o:p></p>`;
    const html = `<style>p{}</style>${item(1, "·", "one")}\n${item(2, "o", "inner")}\n${item(1, "·", "two")}<p class=MsoNormal>Then</p>${item(1, "1.", "first")}${item(1, "2.", "second")}`;
    expect(markdownOfHtml(html)).toBe("- one\n  - inner\n- two\n\nThen\n\n1. first\n2. second");
  });

  it("given what would run, load or hide, then nothing of it", () => {
    const html = `<script>alert(1)</script><style>p{}</style><p onclick="x()">Words <a href="javascript:alert(1)">here</a>
      <a href="data:text/html,x">there</a> <span style="display:none">hidden</span><iframe src="https://x.example"></iframe></p>
      <img src="https://cdn.example/a.png" alt="Graph"><img src="data:image/png;base64,AAAA" alt="Inline"><img src="javascript:x">`;
    const markdown = markdownOfHtml(html) ?? "";
    expect(markdown).toContain("Words here there");
    expect(markdown).toContain("[Graph](https://cdn.example/a.png)");
    expect(markdown).toContain("Inline");
    expect(markdown).not.toMatch(/javascript|alert|data:|hidden|iframe|!\[/);
  });

  it("given text that Markdown would read otherwise, then it is escaped", () => {
    expect(markdownOfHtml("<p># no heading, *no* emphasis, &lt;b&gt;</p>")).toBe(
      "\\# no heading, \\*no\\* emphasis, \\<b>",
    );
  });

  it.each(["", "<p> </p>", "<script>x</script>", "<meta charset='utf-8'>"])("given %j, then nothing", (html) => {
    expect(markdownOfHtml(html)).toBeNull();
  });

  it("given what is nested without end, then it gives up and does not fail", () => {
    const deep = markdownOfHtml(`${"<div>".repeat(20_000)}x`);
    expect(deep === null || deep === "x").toBe(true);
  });
});
