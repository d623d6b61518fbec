import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ComparedText } from "#components/postmortem/history/compared-text.tsx";
import { version } from "#components/postmortem/history/testing.ts";
import type { Versions } from "#components/postmortem/history/use-versions.ts";
import { VersionList } from "#components/postmortem/history/version-list.tsx";
import { UNREACHABLE } from "#lib/client/call.ts";

function textIn(html: string): string {
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

function listed(list: Partial<Versions>): string {
  const rest = { hasMore: false, loadMore() {}, isLoadingMore: false, failure: undefined, tryAgain() {} };
  return renderToStaticMarkup(
    <VersionList list={{ versions: undefined, ...rest, ...list }} chosen={7} onChoose={() => {}} />,
  );
}

describe("the list of versions", () => {
  it("given versions, then each says when, who and what it is, and one is the chosen one", () => {
    const html = listed({
      versions: [version(9, { kind: "published", published: 2 }), version(7, { kind: "restored" }), version(3)],
      hasMore: true,
    });
    const text = textIn(html);
    expect(text).toContain("23 Nov 2026, 09:09 UTC Published 2 Ann");
    expect(text).toContain("23 Nov 2026, 09:07 UTC Restored Ann");
    expect(text).toContain("23 Nov 2026, 09:03 UTC Ann");
    expect(text).toContain("Load older versions");
    expect(html.match(/aria-current="true"/g)).toHaveLength(1);
  });

  it("given none yet, then it says when one is kept", () => {
    expect(textIn(listed({ versions: [] }))).toContain("No version yet. One is kept when");
  });

  it("given they could not be loaded, then it says so, and what was loaded stays", () => {
    expect(textIn(listed({ failure: UNREACHABLE }))).toContain("The versions could not be loaded");
    const stale = textIn(listed({ versions: [version(3)], failure: UNREACHABLE }));
    expect(stale).toContain("could not be refreshed");
    expect(stale).toContain("09:03");
  });
});

describe("what changed between two versions", () => {
  const drawn = (before: string, after: string) => renderToStaticMarkup(<ComparedText before={before} after={after} />);

  it("given changed words, then they are told by element, by sign and by word", () => {
    const html = drawn("Our token expired on Sunday.", "Our token was revoked on Sunday.\nNobody knew.");
    expect(html).toMatch(/<del[^>]*>expired<\/del>/);
    expect(html).toMatch(/<ins[^>]*>was revoked<\/ins>/);
    expect(html).toMatch(/<ins[^>]*>Nobody knew\.<\/ins>/);
    expect(textIn(html)).toContain("± Changed: Our token expired was revoked on Sunday. + Added: Nobody knew.");
    expect(textIn(html)).toContain("4 words added, 1 removed.");
    expect(textIn(html)).toContain("1 change");
  });

  it("given much that is the same, then it is folded away", () => {
    const same = Array.from({ length: 40 }, (_, line) => `The line ${line}`).join("\n");
    const text = textIn(drawn(same, `${same}\nA new one`));
    expect(text).toContain("38 unchanged lines Show");
    expect(text).not.toContain("The line 37");
    expect(text).toContain("The line 39");
  });

  it("given the same text, then it says so and there is nowhere to go", () => {
    const text = textIn(drawn("a\nb\nc", "a\nb\nc"));
    expect(text).toContain("The two are the same.");
    expect(text).not.toContain("change ");
  });

  it("given Markdown that would be code, then it is text", () => {
    expect(drawn("", "<script>alert(1)</script>")).not.toContain("<script>");
  });

  it("given a book that came, then its beginning is drawn, and the rest to whoever asks", () => {
    const book = Array.from({ length: 50_000 }, (_, line) => `Line ${line}`).join("\n");
    const html = drawn("", book);
    expect(html.match(/<ins/g)).toHaveLength(999);
    expect(textIn(html)).toContain("49,001 more lines");
  });
});
