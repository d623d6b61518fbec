import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DraftOwner } from "#components/form/draft-owner.tsx";
import { DrawnPostmortem, drawnSections } from "#components/postmortem/drawn-postmortem.tsx";
import type { Mode } from "#components/postmortem/modes.ts";
import { PostmortemPage } from "#components/postmortem/postmortem-page.tsx";
import { QueryProvider } from "#lib/client/query-provider.tsx";
import type { Postmortem } from "#lib/contracts/postmortem.ts";
import { Log } from "#lib/incident/testing.ts";
import type { Texts } from "#lib/narrative/document.ts";
import { type Outline, RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";
import { recordOf } from "#lib/services/incident-record.ts";

type Sent = {
  mayCommand: boolean;
  mode?: Mode;
  texts?: Texts;
  outline?: Outline;
  published?: Postmortem["published"];
};

const DOCUMENT = "0d9e7c52-5a0b-4cf1-9d7b-0f6d6f3f7a11";

/** The page as the server sends it. */
function sent({ state }: Log, options: Sent): string {
  const { mayCommand, mode = "write", texts = {}, outline = RUNBOOK_OUTLINE, published = null } = options;
  const record = recordOf(42, state);
  return renderToStaticMarkup(
    <QueryProvider>
      <DraftOwner id="ann">
        <PostmortemPage
          initial={record}
          sent={{
            postmortem: {
              number: 42,
              document: DOCUMENT,
              outline: [...outline],
              outlineVersion: 1,
              progress: "started",
              published,
              comments: [],
            },
            texts,
            drawn: <DrawnPostmortem record={record} narrative={{ outline, texts }} />,
            sections: mayCommand ? {} : drawnSections({ outline, texts }),
          }}
          mode={mode}
          mayCommand={mayCommand}
          isAdmin={false}
          me={{ id: "ann", name: "ann" }}
        />
      </DraftOwner>
    </QueryProvider>,
  );
}

/** What is written in, and what comes of it. */
function parts(markup: string): { text: string; preview: string } {
  const text = /<article[\s\S]*<\/article>/.exec(markup)?.[0] ?? "";
  return { text, preview: markup.slice(markup.indexOf('aria-label="Preview"')) };
}

function headings(markup: string): string[] {
  return Array.from(markup.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/g), ([, level, text]) => `${level} ${text}`);
}

const HEADINGS = [
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
  .do({ type: "add-action-item", text: "Alert on 401", owner: "ann", due: "2026-12-01" })
  .do({ type: "resolve", fix: "Every pod has the new token" });

const TEXTS = { summary: "Our token was **revoked**.", "root-cause": "#### Why\n\n<script>alert(1)</script>" };

describe("the postmortem page", () => {
  it("given somebody who may only read, then they read all of it and have nothing to change it with", () => {
    const markup = sent(WRITTEN, { mayCommand: false, texts: TEXTS });
    const { text } = parts(markup);
    expect(headings(text)).toEqual([...HEADINGS.slice(0, 4), "3 Why", ...HEADINGS.slice(4)]);
    for (const told of ["<strong>revoked</strong>", "Rotated the token", "Alert on 401", "0 hours 25 minutes"]) {
      expect(text).toContain(told);
    }
    expect(text).not.toContain("Coffee");
    expect(text).not.toMatch(/<(textarea|input|select|form)\b/);
    expect(markup).not.toMatch(/Edit|Correct|Add an action item|Sections<|Publish</);
  });

  it("given somebody who may write, then the words stand as they were typed, in the place of their fields", () => {
    const { text } = parts(sent(WRITTEN, { mayCommand: true, texts: TEXTS }));
    expect(headings(text)).toEqual(HEADINGS);
    expect(text).toContain("Our token was **revoked**.");
    for (const edited of ["Edit title", "Correct the beginning", "Correct the end", "Edit severity"]) {
      expect(text).toContain(edited);
    }
  });

  it("given an outline of a team's own, then its sections stand in its order, under its titles", () => {
    const lucky = { id: "lucky", kind: "narrative", title: "Where we got lucky" } as const;
    const outline = [lucky, ...RUNBOOK_OUTLINE.toReversed()];
    const markup = sent(WRITTEN, { mayCommand: false, outline, texts: { lucky: "It was *Sunday*." } });
    const titles = ["Where we got lucky", "Action Items", "Impact", "Root Cause", "Timeline", "Summary"];
    const { text, preview } = parts(markup);
    for (const part of [text, preview]) {
      expect(headings(part).slice(1)).toEqual(titles.map((title) => `2 ${title}`));
      expect(part).toContain("<em>Sunday</em>");
    }
  });

  it("given words that would be code, then they are words", () => {
    for (const mayCommand of [true, false]) {
      const markup = sent(WRITTEN, { mayCommand, texts: TEXTS });
      expect(markup).toContain("&lt;script&gt;");
      expect(markup).not.toContain("<script>alert");
    }
  });

  it.each(["write", "both", "preview"] as const)("given the mode %s, then paper has the whole export", (mode) => {
    const { preview } = parts(sent(WRITTEN, { mayCommand: true, mode, texts: TEXTS }));
    expect(headings(preview)).toEqual([...HEADINGS.slice(0, 4), "3 Why", ...HEADINGS.slice(4)]);
    expect(preview).toContain("2026-11-22 14:05 - 14:30 UTC");
    expect(preview).toContain("<strong>revoked</strong>");
  });

  it("given a document too long to be drawn in time, then it is sent as it was typed", () => {
    const { preview } = parts(sent(WRITTEN, { mayCommand: true, texts: { summary: "**a** ".repeat(20_000) } }));
    expect(preview).toContain("## Incident: Intercom Authentication Failed");
    expect(preview).not.toContain("<strong>a");
  });

  it("given what was published, then it says as what, and whether it still is that", () => {
    const published = {
      version: 2,
      at: "2026-11-23T09:00:00.000Z",
      by: { kind: "account", id: "b", name: "ben" },
    } as const;
    const as = (isOutdated: boolean) =>
      sent(WRITTEN, { mayCommand: false, published: { ...published, isOutdated } }).replaceAll(/<[^>]+>/g, "");
    expect(as(false)).toContain("Published");
    expect(as(true)).toContain("DraftChanged since version 2, published by ben");
    expect(sent(WRITTEN, { mayCommand: false })).toContain("Draft");
  });

  it("given a drill, then it says so, and its title is that of the real thing", () => {
    const markup = sent(new Log({}, { drill: true }), { mayCommand: false });
    expect(markup).toContain("DRILL");
    expect(headings(markup)[0]).toBe(HEADINGS[0]);
    expect(sent(new Log(), { mayCommand: false })).not.toContain("DRILL");
  });
});
