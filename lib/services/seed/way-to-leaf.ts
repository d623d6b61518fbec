import { answersOf, DECISION_TREE, type QuestionId, type WalkedStep } from "#lib/runbook/decision-tree.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";

/** The answers that lead from the root of the decision tree to a leaf, the shortest way. */
export function wayTo(leaf: Leaf): WalkedStep[] {
  const ways: { question: QuestionId; path: WalkedStep[] }[] = [{ question: DECISION_TREE.root, path: [] }];
  for (const { question, path } of ways) {
    for (const { id: answer, branch } of answersOf(question)) {
      const way = [...path, { question, answer }];
      if ("question" in branch.then) ways.push({ question: branch.then.question as QuestionId, path: way });
      else if (branch.then.leaf === leaf) return way;
    }
  }
  throw new Error(`no way leads to ${leaf}`);
}
