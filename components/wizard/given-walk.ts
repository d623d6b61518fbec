import type { GivenAnswer } from "#lib/incident/event.ts";
import {
  type AnswerId,
  type Answers,
  answersOf,
  DECISION_TREE,
  type QuestionId,
  type Walk,
  type WalkedStep,
  walk,
} from "#lib/runbook/decision-tree.ts";
import type { EvidenceAnswers } from "#lib/triage/answers.ts";

export const QUESTIONS = Object.keys(DECISION_TREE.questions) as readonly QuestionId[];

/** A question on the way, its answer, and who gave it. */
export type GivenStep = WalkedStep & { readonly by: GivenAnswer["by"] };

export type GivenWalk = { readonly path: readonly GivenStep[]; readonly end: Walk["end"] };

/** The walk with a person's own answers, and the evidence's wherever the person gave none. */
export function walkGiven(person: Answers, evidence: EvidenceAnswers): GivenWalk {
  const answers = Object.fromEntries(QUESTIONS.map((id) => [id, person[id] ?? evidence[id]?.answer])) as Answers;
  const { path, end } = walk(answers);
  return {
    path: path.map((step) => ({ ...step, by: person[step.question] === undefined ? "evidence" : "person" })),
    end,
  };
}

export function withAnswer(person: Answers, id: QuestionId, answer: AnswerId): Answers {
  return { ...person, [id]: answer };
}

export function withoutAnswer(person: Answers, id: QuestionId): Answers {
  const { [id]: _undone, ...others } = person;
  return others;
}

export function hasAnswers(person: Answers): boolean {
  return QUESTIONS.some((id) => person[id] !== undefined);
}

/** What stands on the button of an answer. */
export function answerLabel(id: QuestionId, answer: AnswerId): string {
  return answersOf(id).find((offered) => offered.id === answer)?.branch.label ?? answer;
}
