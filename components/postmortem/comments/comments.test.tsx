import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { DraftOwner } from "#components/form/draft-owner.tsx";
import { IncidentProvider } from "#components/incident/incident-context.tsx";
import { commentDesk, NEW } from "#components/postmortem/comments/comment-desk.ts";
import { MarginColumn } from "#components/postmortem/comments/margin-column.tsx";
import { answer, comment } from "#components/postmortem/comments/testing.ts";
import { threadsOf } from "#components/postmortem/comments/threads.ts";
import { NO_COMMENT, type TypedComment } from "#components/postmortem/comments/typed-comment.ts";
import type { Comments } from "#components/postmortem/comments/use-comments.ts";
import { UNREACHABLE } from "#lib/client/call.ts";
import { QueryProvider } from "#lib/client/query-provider.tsx";
import type { PostmortemComment } from "#lib/contracts/postmortem.ts";
import { Log } from "#lib/incident/testing.ts";
import type { Range } from "#lib/narrative/anchor.ts";
import { recordOf } from "#lib/services/incident-record.ts";
import { instant } from "#lib/text/instant.ts";

const RESOLVED = {
  by: { kind: "account" as const, id: "ben", name: "Ben" },
  at: instant(new Date("2026-11-23T10:00:00Z")),
};

type Given = {
  comments: readonly PostmortemComment[];
  ranges?: ReadonlyMap<string, Range>;
  typed?: TypedComment;
  active?: string;
  mayWrite?: boolean;
  isOffline?: boolean;
  isLoaded?: boolean;
  me?: string;
  isAdmin?: boolean;
};

/** The margin as the server would send it: tags taken out of the text. */
function drawn(given: Given): { html: string; text: string } {
  const { comments, ranges = new Map(), typed = NO_COMMENT, active = null, mayWrite = true } = given;
  const { isOffline = false, isLoaded = true, me = "ben", isAdmin = false } = given;
  const { state } = new Log();
  const desk = commentDesk(new Y.Doc(), () => {});
  const value: Comments = {
    desk,
    view: { ...desk.read(), ranges, active },
    threads: threadsOf(comments, ranges, ["summary"]),
    sections: ["summary"],
    draft: { value: typed, change() {}, isKept: true, sendKey: () => "", settle: () => true, discard() {} },
    mayWrite,
    isOffline,
    isLoaded,
    me,
  };
  const html = renderToStaticMarkup(
    <QueryProvider>
      <DraftOwner id={me}>
        <IncidentProvider
          value={{
            record: recordOf(42, state),
            send: async () => ({ ok: false, failure: UNREACHABLE }),
            mayCommand: mayWrite,
            me: "Ben",
            say() {},
          }}
        >
          <MarginColumn comments={value} isAdmin={isAdmin} asked={0} />
        </IncidentProvider>
      </DraftOwner>
    </QueryProvider>,
  );
  return { html, text: html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ") };
}

const AT = { from: 0, to: 5 };
const TALK = [comment("a", { text: "Since when?\n<img src=x>" }), answer("a1", "a", { text: "Since Sunday." })];

describe("comments beside the text", () => {
  it("given a comment and its answer, then both are read with who and when, hostile text as text", () => {
    const { html, text } = drawn({ comments: TALK, ranges: new Map([["a", AT]]) });
    expect(text).toContain("Comments (1)");
    expect(text).toContain("token expired");
    expect(text).toContain("23 Nov 2026");
    expect(text).toContain("Since Sunday.");
    expect(html).toContain("Since when?\n&lt;img src=x&gt;");
    expect(text).not.toContain("The text is gone");
  });

  it("given somebody who may write, then they answer and resolve, and change only what is theirs", () => {
    const others = drawn({ comments: TALK }).text;
    expect(others).toMatch(/Answer Resolve/);
    expect(others).not.toMatch(/Edit|Delete/);
    expect(drawn({ comments: TALK, me: "ann" }).text.match(/Edit Delete/g)).toHaveLength(2);
  });

  it("given an administrator, then they may delete what others wrote, and not change it", () => {
    const { text } = drawn({ comments: TALK, isAdmin: true });
    expect(text.match(/Delete/g)).toHaveLength(2);
    expect(text).not.toContain("Edit");
  });

  it("given somebody who may only read, then they read all of it and have nothing to write with", () => {
    const typed = { place: TALK[0]?.place ?? null, text: "Why?" };
    const { html, text } = drawn({ comments: TALK, me: "ann", mayWrite: false, typed });
    expect(text).toContain("Since Sunday.");
    expect(html).not.toMatch(/<(textarea|form)\b/);
    expect(text).not.toMatch(/Answer(?!s)|Resolve|Edit|Delete|Why\?/);
    expect(drawn({ comments: [], mayWrite: false }).text).toContain("Nobody has commented on the text.");
  });

  it("given the text is gone, then its quote is left and says so; while it is still loading, it is not gone", () => {
    expect(drawn({ comments: TALK }).text).toContain("token expired The text is gone.");
    expect(drawn({ comments: TALK, isLoaded: false }).text).not.toContain("The text is gone");
  });

  it("given resolved ones, then they are counted and asked for, unless one is looked at", () => {
    const comments = [...TALK, comment("b", { text: "Settled", resolved: RESOLVED })];
    const { html, text } = drawn({ comments });
    expect(text).toContain("Comments (1)");
    expect(text).toContain("Show resolved (1)");
    expect(html).toContain('aria-pressed="false"');
    expect(text).not.toContain("Settled");
    const looked = drawn({ comments, active: "b" }).text;
    expect(looked).toContain("Settled");
    expect(looked).toContain("Resolved by Ben");
    expect(looked).toContain("Open again");
  });

  it("given words that were kept over a reload, then they stand in their box, at their place among the threads", () => {
    const place = { section: "summary", start: "", end: "", quote: "at night" };
    const ranges = new Map([
      ["a", { from: 9, to: 12 }],
      [NEW, AT],
    ]);
    const { html, text } = drawn({ comments: TALK, ranges, typed: { place, text: "Which night?" }, isOffline: true });
    expect(html).toMatch(/<textarea[^>]*>Which night\?<\/textarea>/);
    expect(html.indexOf("Which night?")).toBeLessThan(html.indexOf("Since when?"));
    expect(text).toContain("Comments need a connection.");
  });

  it("given no comment, then whoever may write learns how one is made", () => {
    const { text } = drawn({ comments: [] });
    expect(text).toContain("Select some text and press Comment");
    expect(text).not.toContain("Comments (");
  });
});
