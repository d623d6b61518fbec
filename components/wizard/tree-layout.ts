import { answersOf, DECISION_TREE, type QuestionId } from "#lib/runbook/decision-tree.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";

/** A question, or an end of the tree, in a drawing whose unit is the room of one end: `x` to the right, `y` down. */
export type TreeNode = { readonly id: string; readonly x: number; readonly y: number; readonly leaf: Leaf | null };

/** From a question to where one of its answers leads. */
export type TreeEdge = {
  readonly question: QuestionId;
  readonly answer: string;
  readonly from: TreeNode;
  readonly to: TreeNode;
};

type TreeLayout = {
  readonly nodes: readonly TreeNode[];
  readonly edges: readonly TreeEdge[];
  readonly width: number;
  readonly height: number;
};

/** The decision tree laid out: ends side by side, each question above the middle of what it leads to. */
export function treeLayout(): TreeLayout {
  const nodes = new Map<string, TreeNode>();
  const edges: TreeEdge[] = [];
  let width = 0;

  const placeLeaf = (id: string, leaf: Leaf, y: number): TreeNode => {
    const node = { id, leaf, x: width, y };
    width += 1;
    nodes.set(id, node);
    return node;
  };
  const placeQuestion = (id: QuestionId, y: number): TreeNode => {
    const led = answersOf(id).map(({ id: answer, branch: { then } }) => {
      if ("leaf" in then) return { answer, to: placeLeaf(`${id} ${answer}`, then.leaf, y + 1) };
      const next = then.question as QuestionId;
      // Several answers may lead to one question: it is drawn once.
      return { answer, to: nodes.get(next) ?? placeQuestion(next, y + 1) };
    });
    const xs = led.map(({ to }) => to.x);
    const node = { id, leaf: null, x: (Math.min(...xs) + Math.max(...xs)) / 2, y };
    nodes.set(id, node);
    edges.push(...led.map(({ answer, to }) => ({ question: id, answer, from: node, to })));
    return node;
  };

  placeQuestion(DECISION_TREE.root, 0);
  const all = [...nodes.values()];
  return { nodes: all, edges, width: width - 1, height: Math.max(...all.map(({ y }) => y)) };
}
