import { wizardPath } from "#components/incident/paths.ts";
import type { GivenWalk } from "#components/wizard/given-walk.ts";
import { type AnswerId, answersOf, DECISION_TREE, type QuestionId } from "#lib/runbook/decision-tree.ts";

/** One screen of the wizard: a question, the end of the tree, the form, or the incident that was declared. */
export type Step =
  | { readonly question: QuestionId }
  | { readonly screen: "leaf" | "declare" }
  | { readonly screen: "done"; readonly incident: number };

export const FIRST: Step = { question: DECISION_TREE.root };

/** Where an answer leads. */
export function stepAfter(id: QuestionId, answer: AnswerId): Step {
  const then = answersOf(id).find((offered) => offered.id === answer)?.branch.then;
  return then !== undefined && "question" in then ? { question: then.question as QuestionId } : { screen: "leaf" };
}

/** Where a step comes from on this walk; null at the first question and once the incident is declared. */
export function stepBefore(step: Step, { path, end }: GivenWalk): Step | null {
  if ("question" in step) {
    const index = path.findIndex(({ question }) => question === step.question);
    const before = path.at(index === -1 ? path.length - 1 : index - 1);
    return index === 0 || before === undefined ? null : { question: before.question };
  }
  if (step.screen === "done") return null;
  if (step.screen === "declare") return "leaf" in end ? { screen: "leaf" } : { question: end.question };
  const last = path.at(-1);
  return last === undefined ? null : { question: last.question };
}

/** The step that the address names, as far as this walk has reached it; the first question for every other word. */
export function stepAt(search: URLSearchParams, { path, end }: GivenWalk): Step {
  const word = search.get("step");
  if (word === "declare") return { screen: "declare" };
  if (word === "leaf") return "leaf" in end ? { screen: "leaf" } : { question: end.question };
  if (word === "done") {
    const incident = incidentIn(search);
    return incident === null ? FIRST : { screen: "done", incident };
  }
  const reached = [...path.map(({ question }) => question), ...("question" in end ? [end.question] : [])];
  const question = reached.find((id) => id === word);
  return question === undefined ? FIRST : { question };
}

export function addressOf(step: Step): string {
  if ("question" in step)
    return step.question === DECISION_TREE.root ? wizardPath() : `${wizardPath()}?step=${step.question}`;
  return step.screen === "done"
    ? `${wizardPath()}?step=done&incident=${step.incident}`
    : `${wizardPath()}?step=${step.screen}`;
}

/** Tells steps apart, for React and for the focus. */
export function stepKey(step: Step): string {
  return "question" in step ? step.question : step.screen;
}

function incidentIn(search: URLSearchParams): number | null {
  const text = search.get("incident") ?? "";
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
