import { describe, expect, it } from "vitest";
import {
  type AnswerId,
  type Answers,
  answersOf,
  DECISION_TREE,
  type QuestionId,
  question,
  type WalkedStep,
  walk,
} from "#lib/runbook/decision-tree.ts";
import { LEAVES, type Leaf } from "#lib/runbook/leaf.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import { DEFAULT_RUNBOOK_VALUES } from "#lib/runbook/values.ts";

const QUESTIONS = Object.keys(DECISION_TREE.questions) as QuestionId[];

/** Every way from the root to an end, followed by the structure alone. A loop in the tree overflows the stack. */
function allPaths(from: QuestionId, before: WalkedStep[] = []): { path: WalkedStep[]; leaf: Leaf }[] {
  return answersOf(from).flatMap(({ id, branch }) => {
    const path = [...before, { question: from, answer: id }];
    return "leaf" in branch.then
      ? [{ path, leaf: branch.then.leaf }]
      : allPaths(branch.then.question as QuestionId, path);
  });
}

function asAnswers(path: WalkedStep[]): Answers {
  return Object.fromEntries(path.map(({ question: id, answer }) => [id, answer])) as Answers;
}

const PATHS = allPaths(DECISION_TREE.root);

describe("the decision tree", () => {
  it("given every path, when walked, then it ends at its leaf and the leaf has a playbook", () => {
    for (const { path, leaf } of PATHS) {
      expect(walk(asAnswers(path))).toEqual({ path, end: { leaf } });
      expect(playbookFor(leaf, DEFAULT_RUNBOOK_VALUES).leaf).toBe(leaf);
    }
  });

  it("given all paths, then together they reach every question and every leaf, and nothing else", () => {
    const questions = new Set(PATHS.flatMap(({ path }) => path.map((step) => step.question)));
    expect([...questions].sort()).toEqual([...QUESTIONS].sort());
    expect([...new Set(PATHS.map(({ leaf }) => leaf))].sort()).toEqual([...LEAVES].sort());
  });

  it("given the runbook's own branches, then they lead where the runbook says", () => {
    const noIncident = { "api-errors": "yes", "incident-reported": "none" } as const;
    const ends: [Answers, Leaf][] = [
      [{ "api-errors": "yes", "incident-reported": "reported" }, "upstream"],
      [{ ...noIncident, "error-kind": "token" }, "token"],
      [{ ...noIncident, "error-kind": "scope" }, "scope"],
      [{ ...noIncident, "error-kind": "rate-limit" }, "rate-limit"],
      [{ ...noIncident, "error-kind": "server-error" }, "server-error"],
      [{ "api-errors": "no", "incident-while-working": "no", "service-healthy": "yes" }, "intermittent"],
      [{ "api-errors": "no", "incident-while-working": "no", "service-healthy": "no" }, "infrastructure"],
    ];
    for (const [answers, leaf] of ends) expect(walk(answers).end).toEqual({ leaf });
  });

  it("given no answers, when walked, then it waits at the root", () => {
    expect(walk({})).toEqual({ path: [], end: { question: "api-errors" } });
  });

  it("given an answer to a later question only, when walked, then it is not used before its turn", () => {
    expect(walk({ "service-healthy": "yes" }).end).toEqual({ question: "api-errors" });
  });

  it.each(["constructor", "__proto__", "toString", "", "YES"])(
    "given the unknown answer %j, when walked, then it waits at that question",
    (answer) => {
      expect(walk({ "api-errors": answer as AnswerId<"api-errors"> })).toEqual({
        path: [],
        end: { question: "api-errors" },
      });
    },
  );

  it.each(QUESTIONS)("given the question %s, then its answers can be told apart and chosen by one digit", (id) => {
    const labels = answersOf(id).map(({ branch }) => branch.label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.length).toBeGreaterThanOrEqual(2);
    expect(labels.length).toBeLessThanOrEqual(9);
    expect(question(id).howToTell).toMatch(/\.$/);
  });
});
