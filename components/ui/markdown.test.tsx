import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "#components/ui/markdown.tsx";

/** What stands inside of the component's own element. */
function rendered(text: string, headings?: number): string {
  const markup = renderToStaticMarkup(<Markdown text={text} {...(headings !== undefined && { headings })} />);
  return markup.replace(/^<div class="[^"]*">/, "").replace(/<\/div>$/, "");
}

describe("Markdown", () => {
  it("given text with marks, then it is elements", () => {
    expect(rendered("We saw **503** from `GET /me`.")).toBe(
      "<p>We saw <strong>503</strong> from <code>GET /me</code>.</p>",
    );
  });

  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["an element with a handler", '<img src="x" onerror="alert(1)">'],
    ["a comment", "<!-- a -->"],
  ])("given %s, then it is shown as it was typed", (_, typed) => {
    const shown = typed.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
    expect(rendered(typed)).toBe(shown);
    expect(rendered(`a ${typed}`)).toBe(`<p>a ${shown}</p>`);
  });

  it.each(["https://example.com/a", "http://example.com/", "mailto:ann@example.com"])(
    "given a link to %s, then it opens beside the page and tells that page nothing",
    (address) => {
      expect(rendered(`[there](${address})`)).toBe(
        `<p><a href="${address}" target="_blank" rel="noopener noreferrer">there</a></p>`,
      );
    },
  );

  it.each([
    "javascript:alert(1)",
    "JAVASCRIPT&colon;alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "xmpp:a@b.c",
    "/settings",
    "#main",
    "//example.com",
  ])("given a link to %s, then it is text", (address) => {
    expect(rendered(`[there](${address})`)).toBe("<p>there</p>");
  });

  it("given an image, then it is a link, and nothing is loaded", () => {
    expect(rendered("![the graph](https://example.com/graph.png)")).toBe(
      '<p><a href="https://example.com/graph.png" target="_blank" rel="noopener noreferrer">the graph</a></p>',
    );
    expect(rendered("![](data:image/png;base64,AA)")).toBe("<p>Image</p>");
  });

  it("given a protocol in capitals, then it is a link all the same", () => {
    expect(rendered("[there](HTTPS://Example.com/A)")).toContain('href="https://Example.com/A"');
  });

  it("given a picture that stands for a link, then its words are the link", () => {
    expect(rendered("[![the graph](https://example.com/graph.png)](https://example.com/)")).toBe(
      '<p><a href="https://example.com/" target="_blank" rel="noopener noreferrer">the graph</a></p>',
    );
    expect(rendered("[![](a.png)](#here)")).toBe("<p>Image</p>");
  });

  it("given what would take very long to read, then it is shown as it was typed", () => {
    const typed = "a\n=\n".repeat(5_000);
    expect(rendered(typed)).toBe(`<pre>${typed}</pre>`);
  });

  it("given headings, then they stand where the page needs them", () => {
    expect(rendered("#### a\n\n###### b", -1)).toMatch(/<h3>a<\/h3>\s*<h5>b<\/h5>/);
    expect(rendered("# a\n\n###### b", 2)).toMatch(/<h3>a<\/h3>\s*<h6>b<\/h6>/);
  });

  it("given tasks, then their state is a word, and nothing looks as if it could be ticked", () => {
    const markup = rendered("- [x] told support\n- [ ] told sales");
    expect(markup).not.toContain("<input");
    expect(markup).toMatch(/Done: <\/span> told support[\s\S]*Open: <\/span> told sales/);
  });

  it("given a table, then it can be scrolled by keyboard", () => {
    expect(rendered("|a|\n|-|\n|b|")).toContain('tabindex="0"');
  });
});
