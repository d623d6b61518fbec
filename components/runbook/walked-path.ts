import {
  type AnswerId,
  type Answers,
  answersOf,
  type QuestionId,
  type Walk,
  type WalkedStep,
  walk,
} from "#lib/runbook/decision-tree.ts";

/** The answers a person has given, in their order. Going back shortens it. */
export type WalkedPath = readonly WalkedStep[];

/** Where a path has led: the next question, or the leaf. */
export function endOf(path: WalkedPath): Walk["end"] {
  return walk(Object.fromEntries(path.map(({ question, answer }) => [question, answer])) as Answers).end;
}

/** The path with the present question answered; the same path where it has ended already. */
export function answer(path: WalkedPath, given: AnswerId): WalkedPath {
  const end = endOf(path);
  return "question" in end ? [...path, { question: end.question, answer: given }] : path;
}

/** What a key means while the walk has the focus; null for every key that is not the walk's. */
export function meaningOfKey(key: string, path: WalkedPath): { answer: AnswerId } | "back" | null {
  if (key === "Backspace") return path.length > 0 ? "back" : null;
  const end = endOf(path);
  const chosen = "question" in end ? answerAtKey(key, end.question) : null;
  return chosen === null ? null : { answer: chosen };
}

/** The answer that a digit stands for; null for every other key, and for a place that the question does not have. */
export function answerAtKey(key: string, id: QuestionId): AnswerId | null {
  return /^[1-9]$/.test(key) ? (answersOf(id)[Number(key) - 1]?.id ?? null) : null;
}
