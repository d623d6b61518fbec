import { describe, expect, it } from "vitest";
import { answer, comment } from "#components/postmortem/comments/testing.ts";
import { threadsOf } from "#components/postmortem/comments/threads.ts";

const SECTIONS = ["summary", "root-cause"];

function inRootCause(id: string) {
  return comment(id, { place: { section: "root-cause", start: "", end: "", quote: "why" } });
}

describe("threads", () => {
  it("given places all over the document, then they come in its order, and those that are gone last", () => {
    const comments = [comment("gone"), inRootCause("why"), comment("late"), comment("early"), comment("same")];
    const ranges = new Map([
      ["why", { from: 0, to: 3 }],
      ["late", { from: 40, to: 50 }],
      ["early", { from: 2, to: 9 }],
      ["same", { from: 2, to: 9 }],
    ]);
    const threads = threadsOf(comments, ranges, SECTIONS);
    expect(threads.map((thread) => thread.comment.id)).toEqual(["early", "same", "late", "why", "gone"]);
    expect(threads.map(({ range }) => range?.from ?? null)).toEqual([2, 2, 40, 0, null]);
  });

  it("given a section that is no longer in the document, then its threads are still there", () => {
    const ranges = new Map([["why", { from: 0, to: 3 }]]);
    const threads = threadsOf([inRootCause("why"), comment("gone")], ranges, ["summary"]);
    expect(threads.map((thread) => thread.comment.id)).toEqual(["why", "gone"]);
  });

  it("given answers, then each stands under its comment, the oldest first", () => {
    const comments = [comment("a"), comment("b"), answer("a1", "a"), answer("b1", "b"), answer("a2", "a")];
    const threads = threadsOf(comments, new Map(), SECTIONS);
    expect(threads.map(({ answers }) => answers.map(({ id }) => id))).toEqual([["a1", "a2"], ["b1"]]);
  });
});
