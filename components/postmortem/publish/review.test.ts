import { describe, expect, it } from "vitest";
import { answer, comment } from "#components/postmortem/comments/testing.ts";
import { isComplete, lacksText, reviewOf } from "#components/postmortem/publish/review.ts";
import { Log } from "#lib/incident/testing.ts";
import { RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";
import { instant } from "#lib/text/instant.ts";

const OUTLINE = [...RUNBOOK_OUTLINE, { id: "lucky", kind: "narrative" as const, title: "Where we got lucky" }];
const WRITTEN = { summary: "Our token expired.", "root-cause": "Nobody renews it.", lucky: "It was Sunday." };
const BY = { by: { kind: "account" as const, id: "ann", name: "Ann" }, at: instant(new Date("2026-11-23T09:00:00Z")) };

const resolved = () => new Log().do({ type: "resolve", fix: "A new token" });
const withItem = (log: Log, item: { owner: string | null; due: string | null }) =>
  log.do({ type: "add-action-item", text: "Alert on the first 401", ...item });

describe("what is pointed out before publishing", () => {
  it("given everything is there, then nothing", () => {
    const { state } = withItem(resolved(), { owner: "ben", due: "2026-12-01" });
    const comments = [comment("a", { resolved: BY }), answer("a1", "a")];
    const review = reviewOf(state, { outline: OUTLINE, comments }, WRITTEN);
    expect(isComplete(review)).toBe(true);
  });

  it("given action items, then those that are to be done and have no owner or no due date", () => {
    const log = resolved();
    for (const item of [
      { owner: null, due: null },
      { owner: "ben", due: null },
      { owner: null, due: "2026-12-01" },
      { owner: "ben", due: "2026-12-01" },
    ]) {
      withItem(log, item);
    }
    const items = () => reviewOf(log.state, { outline: OUTLINE, comments: [] }, WRITTEN).items;
    expect(items().map(lacksText)).toEqual(["no owner, no due date", "no due date", "no owner"]);
    const [first, second] = items();
    log.do({ type: "complete-action-item", item: first?.item.id ?? 0 });
    log.do({ type: "remove-action-item", item: second?.item.id ?? 0 });
    expect(items().map(lacksText)).toEqual(["no owner"]);
  });

  it("given no action item at all, then that", () => {
    const review = reviewOf(resolved().state, { outline: OUTLINE, comments: [] }, WRITTEN);
    expect(review).toMatchObject({ hasNoItems: true, items: [] });
    expect(isComplete(review)).toBe(false);
  });

  it("given sections in which nothing can be read, then those, and no facts", () => {
    const texts = { ...WRITTEN, "root-cause": " \n\u200b", lucky: undefined };
    const { lucky: _, ...rest } = texts;
    const { empty } = reviewOf(resolved().state, { outline: OUTLINE, comments: [] }, rest);
    expect(empty.map(({ title }) => title)).toEqual(["Root Cause", "Where we got lucky"]);
  });

  it("given comments, then how many are not resolved; answers are none of their own", () => {
    const comments = [comment("a"), comment("b", { resolved: BY }), comment("c"), answer("a1", "a")];
    expect(reviewOf(resolved().state, { outline: OUTLINE, comments }, WRITTEN).unresolved).toBe(2);
  });

  it("given an incident that goes on, then that", () => {
    expect(reviewOf(new Log().state, { outline: OUTLINE, comments: [] }, WRITTEN).isOpen).toBe(true);
    expect(reviewOf(resolved().state, { outline: OUTLINE, comments: [] }, WRITTEN).isOpen).toBe(false);
  });
});
