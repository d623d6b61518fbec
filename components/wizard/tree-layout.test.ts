import { describe, expect, it } from "vitest";
import { QUESTIONS } from "#components/wizard/given-walk.ts";
import { treeLayout } from "#components/wizard/tree-layout.ts";
import { answersOf } from "#lib/runbook/decision-tree.ts";

const { nodes, edges, width, height } = treeLayout();

describe("the tree, laid out", () => {
  it("draws every question once and every answer", () => {
    expect(nodes.filter(({ leaf }) => leaf === null).map(({ id }) => id)).toHaveLength(QUESTIONS.length);
    const answers = QUESTIONS.flatMap((id) => answersOf(id).map(({ id: answer }) => `${id} ${answer}`));
    expect(edges.map(({ question, answer }) => `${question} ${answer}`).toSorted()).toEqual(answers.toSorted());
  });

  it("puts no two nodes into one place, and all of them inside", () => {
    const places = nodes.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
    expect(nodes.every(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height)).toBe(true);
  });

  it("leads down with every answer", () => {
    expect(edges.every(({ from, to }) => to.y > from.y)).toBe(true);
  });
});
