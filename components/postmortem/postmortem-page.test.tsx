import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DraftOwner } from "#components/form/draft-owner.tsx";
import { PostmortemPage } from "#components/postmortem/postmortem-page.tsx";
import { SectionWords } from "#components/postmortem/section-words.tsx";
import { QueryProvider } from "#lib/client/query-provider.tsx";
import { Log } from "#lib/incident/testing.ts";
import { timesOf } from "#lib/incident/times.ts";

/** The page as the server sends it. */
function sent({ state }: Log, { mayCommand }: { mayCommand: boolean }): string {
  const { summary, rootCause } = state.narrative;
  return renderToStaticMarkup(
    <QueryProvider>
      <DraftOwner id="ann">
        <PostmortemPage
          initial={{ ...state, ...timesOf(state), number: 42 }}
          drawn={{
            summary: { text: summary, words: <SectionWords text={summary} /> },
            rootCause: { text: rootCause, words: <SectionWords text={rootCause} /> },
          }}
          mayCommand={mayCommand}
          me="ann"
        />
      </DraftOwner>
    </QueryProvider>,
  );
}

function headings(markup: string): string[] {
  return Array.from(markup.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/g), ([, level, text]) => `${level} ${text}`);
}

const DOCUMENT = [
  "1 Incident: Intercom Authentication Failed",
  "2 Summary",
  "2 Timeline",
  "2 Root Cause",
  "2 Impact",
  "2 Action Items",
];

const WRITTEN = new Log()
  .do({ type: "record-mitigation", text: "Rotated the token" })
  .do({ type: "add-note", text: "Coffee" })
  .do({ type: "write-narrative", section: "summary", text: "Our token was **revoked**." })
  .do({ type: "write-narrative", section: "rootCause", text: "# Why\n\n<script>alert(1)</script>" })
  .do({ type: "add-action-item", text: "Alert on 401", owner: "ann", due: "2026-12-01" })
  .do({ type: "resolve", fix: "Every pod has the new token" });

describe("the postmortem page", () => {
  it("given somebody who may only read, then they read all of it and have nothing to change it with", () => {
    const markup = sent(WRITTEN, { mayCommand: false });
    expect(headings(markup)).toEqual([...DOCUMENT.slice(0, 4), "3 Why", ...DOCUMENT.slice(4)]);
    for (const told of ["<strong>revoked</strong>", "Rotated the token", "Alert on 401", "0 hours 25 minutes"]) {
      expect(markup).toContain(told);
    }
    expect(markup).not.toContain("Coffee");
    expect(markup).not.toMatch(/<(textarea|input|select|form)\b/);
    expect(markup).not.toMatch(/Edit|Correct|Add an action item|Save/);
  });

  it("given somebody who may write, then what is written is read, and what is not has its field", () => {
    expect(sent(WRITTEN, { mayCommand: true })).not.toContain("<textarea");
    const empty = sent(new Log(), { mayCommand: true });
    expect(headings(empty)).toEqual(DOCUMENT);
    expect(empty).toContain('<textarea aria-label="Summary, as Markdown"');
    expect(empty).toContain('<textarea aria-label="Root Cause, as Markdown"');
    // Off until the page is alive, so that nothing can be typed that would be lost.
    expect(empty.match(/<fieldset disabled=""[^>]*><div[^>]*><textarea/g)).toHaveLength(2);
  });

  it("given words that would be code, then they are words", () => {
    const markup = sent(WRITTEN, { mayCommand: true });
    expect(markup).toContain("&lt;script&gt;");
    expect(markup).not.toContain("<script>alert");
  });

  it("given a drill, then it says so, and its title is that of the real thing", () => {
    const markup = sent(new Log({}, { drill: true }), { mayCommand: false });
    expect(markup).toContain("DRILL");
    expect(headings(markup)[0]).toBe(DOCUMENT[0]);
    expect(sent(new Log(), { mayCommand: false })).not.toContain("DRILL");
  });
});
