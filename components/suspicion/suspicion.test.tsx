import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { suspicionWith, viewWith } from "#components/monitor/testing.ts";
import { decidedIn } from "#components/suspicion/decided.ts";
import { declarationOf } from "#components/suspicion/declaration.ts";
import { proposedIn } from "#components/suspicion/proposed.ts";
import { type Old, SuspicionNotice } from "#components/suspicion/suspicion-notice.tsx";
import { PageClock } from "#components/ui/clock.tsx";
import type { Suspicion } from "#lib/contracts/monitor.ts";
import { Declaration } from "#lib/incident/command.ts";

const AT = "2026-11-22T14:04:00.000Z";

describe("a suspicion that waits for a decision", () => {
  it("given one that lasts, then it does", () => {
    expect(proposedIn(viewWith({ suspicion: suspicionWith() }))?.id).toBe(suspicionWith().id);
  });

  it.each([{ endedAt: AT }, { incidentNumber: 42 }, { dismissed: { at: AT, by: "Ann", reason: "A test of ours" } }])(
    "given %j, then it does not",
    (change) => {
      expect(proposedIn(viewWith({ suspicion: suspicionWith(change) }))).toBeNull();
    },
  );

  it("given none, then none does", () => {
    expect(proposedIn(viewWith())).toBeNull();
  });
});

describe("a suspicion that somebody is about to dismiss", () => {
  const { id } = suspicionWith();
  const words = (suspicion: Suspicion | null) => decidedIn({ suspicion }, id)?.words ?? null;

  it("given that it lasts, then there is something to decide", () => {
    expect(decidedIn({ suspicion: suspicionWith() }, id)).toBeNull();
  });

  it.each([
    [null, "It is over."],
    [suspicionWith({ endedAt: AT }), "It is over."],
    [suspicionWith({ id: "0190b3a0-0000-7000-8000-00000000000c" }), "It is over."],
    [
      suspicionWith({ dismissed: { at: AT, by: "Ben", reason: "A test of ours" } }),
      "Ben has dismissed it: A test of ours",
    ],
  ])("given %j meanwhile, then it says so: %s", (suspicion, said) => {
    expect(words(suspicion)).toBe(said);
  });

  it("given that it was declared meanwhile, then it names the incident", () => {
    expect(decidedIn({ suspicion: suspicionWith({ incidentNumber: 7 }) }, id)).toEqual({
      words: "It belongs to an incident by now:",
      incident: 7,
    });
  });
});

describe("its declaration, in one press", () => {
  const sent = declarationOf(suspicionWith(), "Ann", new Date("2026-11-22T14:09:30Z"));

  it("given one, then the server's schema takes it, and it counts from the first bad run", () => {
    expect(Declaration.parse(sent)).toMatchObject({
      severity: "P1",
      leaf: "token",
      cause: "Our token expired or was revoked",
      action: "Rotating token",
      commander: "Ann",
      nextUpdateAt: "2026-11-22T14:40:00.000Z",
      firstAlert: { at: "2026-11-22T14:02:00.000Z", text: suspicionWith().trigger },
      triageRunId: suspicionWith().runId,
      suspicionId: suspicionWith().id,
    });
  });

  it("given another person's press, then it has the same key: only one of them declares", () => {
    const other = declarationOf(suspicionWith(), "Ben", new Date("2026-11-22T14:10:30Z"));
    expect(other.idempotencyKey).toBe(sent.idempotencyKey);
    const next = declarationOf(suspicionWith({ id: "0190b3a0-0000-7000-8000-00000000000c" }), "Ann", new Date());
    expect(next.idempotencyKey).not.toBe(sent.idempotencyKey);
  });
});

describe("the notice of it", () => {
  function shown(old: Old | null, change = {}): { html: string; text: string } {
    const html = renderToStaticMarkup(
      <PageClock madeAt={Date.parse(AT)}>
        <SuspicionNotice suspicion={suspicionWith(change)} old={old}>
          <button type="button">Dismiss</button>
        </SuspicionNotice>
      </PageClock>,
    );
    return { html, text: html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ") };
  }

  it("given one, then it says what, whose, how bad and since when it really began", () => {
    const { text, html } = shown(null);
    expect(text).toContain("Intercom rejects our token (401 token_revoked), in 2 runs within 60 s.");
    expect(text).toMatch(/Suspected ours P1 since 14:02:00 UTC , for 2 min/);
    expect(text).not.toContain("Nobody has looked");
    expect(html).toContain("bg-failing-quiet");
    expect(html).toContain('aria-label="Suspicion"');
  });

  it("given that nobody has looked for long, then it claims nothing of now", () => {
    const { text, html } = shown({ why: "unwatched", since: "2026-11-22T14:02:40.000Z" });
    expect(text).toContain("Nobody has looked since 14:02:40 UTC");
    expect(html).toContain("bg-unknown-quiet");
    expect(html).not.toContain("bg-failing-quiet");
  });

  it("given that this page alone is cut off, then it says nothing of who looks", () => {
    const { text, html } = shown({ why: "unrefreshed", since: "2026-11-22T14:02:40.000Z" });
    expect(text).toContain("Not refreshed since 14:02:40 UTC");
    expect(text).not.toContain("Nobody has looked");
    expect(html).toContain("bg-unknown-quiet");
  });

  it("given hostile words, then they stand there as words", () => {
    expect(shown(null, { trigger: "<img src=x>" }).html).toContain("&lt;img src=x&gt;");
  });
});
