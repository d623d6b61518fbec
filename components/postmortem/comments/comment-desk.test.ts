import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { commentDesk, type Placed } from "#components/postmortem/comments/comment-desk.ts";
import { anchorOf } from "#lib/narrative/anchor.ts";
import { textOf } from "#lib/narrative/document.ts";

function desk() {
  const document = new Y.Doc();
  const text = textOf(document, "summary");
  text.insert(0, "Our token expired.");
  const place = { section: "summary", quote: "token", ...anchorOf(text, 4, 9) };
  const placed: readonly Placed[] = [{ id: "a", place, isMarked: true }];
  const tasks: (() => void)[] = [];
  return { document, text, placed, tasks, desk: commentDesk(document, (task) => tasks.push(task)) };
}

describe("the desk of a document's comments", () => {
  it("given comments are laid on it, then it knows at once where they are", () => {
    const { desk: it, placed } = desk();
    it.lay(placed);
    expect(it.read().ranges).toEqual(new Map([["a", { from: 4, to: 9 }]]));
  });

  it("given many edits, then places are looked for once, and told only where one has moved", () => {
    const { desk: it, text, placed, tasks } = desk();
    it.lay(placed);
    let told = 0;
    const leave = it.subscribe(() => {
      told += 1;
    });
    for (const task of tasks.splice(0)) task();
    expect(told).toBe(0);
    text.insert(0, "a");
    text.insert(0, "b");
    text.insert(text.length, "c");
    expect(tasks).toHaveLength(1);
    for (const task of tasks.splice(0)) task();
    expect(told).toBe(1);
    expect(it.read().ranges.get("a")).toEqual({ from: 6, to: 11 });
    text.insert(text.length, "d");
    for (const task of tasks.splice(0)) task();
    expect(told).toBe(1);
    leave();
    text.insert(0, "e");
    expect(tasks).toHaveLength(0);
  });

  it("given nobody looked for a while, then whoever comes finds the places as they are", () => {
    const { desk: it, text, placed, tasks } = desk();
    it.lay(placed);
    text.insert(0, "abc");
    it.subscribe(() => {});
    for (const task of tasks.splice(0)) task();
    expect(it.read().ranges.get("a")).toEqual({ from: 7, to: 12 });
  });

  it("given a comment is to be written, then whoever writes them hears where", () => {
    const { desk: it, placed } = desk();
    const places: string[] = [];
    const leave = it.onBegin(({ quote }) => places.push(quote));
    for (const { place } of placed) it.begin(place);
    leave();
    for (const { place } of placed) it.begin(place);
    expect(places).toEqual(["token"]);
  });
});
