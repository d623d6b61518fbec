import { describe, expect, it } from "vitest";
import type { Placed } from "#components/postmortem/comments/comment-desk.ts";
import { neighbour } from "#components/postmortem/comments/neighbour.ts";

function placed(id: string, more: { section?: string; isMarked?: boolean } = {}): Placed {
  const { section = "summary", isMarked = true } = more;
  return { id, isMarked, place: { section, start: "", end: "", quote: "" } };
}

const DESK = {
  placed: [
    placed("b"),
    placed("a"),
    placed("resolved", { isMarked: false }),
    placed("why", { section: "root-cause" }),
    placed("gone"),
  ],
  ranges: new Map([
    ["a", { from: 2, to: 5 }],
    ["b", { from: 10, to: 12 }],
    ["resolved", { from: 6, to: 8 }],
    ["why", { from: 7, to: 9 }],
  ]),
};

const from = (at: number, way: 1 | -1) => neighbour(DESK, { section: "summary", at }, way);

describe("the next comment", () => {
  it("given a cursor, then it is the first open one behind it, and from the last one the first", () => {
    expect([0, 2, 3, 11].map((at) => from(at, 1))).toEqual(["a", "a", "b", "a"]);
  });

  it("given the way back, then it is the first open one before it, and from the first one the last", () => {
    expect([11, 10, 2, 0].map((at) => from(at, -1))).toEqual(["b", "a", "b", "b"]);
  });

  it("given a section without any, then there is none", () => {
    expect(neighbour(DESK, { section: "lucky", at: 0 }, 1)).toBeNull();
  });
});
