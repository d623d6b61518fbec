import type { GivenWalk } from "#components/wizard/given-walk.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";
import type { AnswerId, QuestionId } from "#lib/runbook/decision-tree.ts";
import type { Severity } from "#lib/runbook/severity.ts";
import { answersFrom, type EvidenceAnswers } from "#lib/triage/answers.ts";

/** A triage run, and what it answers. */
export type Evidence = { readonly run: TriageRun; readonly answers: EvidenceAnswers };

export function evidenceOf(run: TriageRun): Evidence {
  return { run, answers: answersFrom(run.readings) };
}

/** What newer evidence says otherwise than the walk has it. */
export type News = {
  readonly answers: readonly {
    readonly question: QuestionId;
    readonly now: AnswerId;
    /** The answer is the person's own, and stays. */
    readonly stays: boolean;
  }[];
  /** The severity that it suggests for the same leaf; undefined where it suggests the same. */
  readonly severity?: Severity | null;
};

/**
 * What newer evidence would change on this walk. Null where it says the same as before, or what the person answered
 * anyway. Answers off the path do not count: they change nothing that is seen.
 */
export function newsIn({ path, end }: GivenWalk, before: Evidence, after: Evidence): News | null {
  const met = [
    ...path,
    ...("question" in end ? [{ question: end.question, answer: null, by: "evidence" as const }] : []),
  ];
  const answers = met.flatMap(({ question, answer, by }) => {
    const now = after.answers[question]?.answer;
    const isNew = now !== undefined && now !== before.answers[question]?.answer && now !== answer;
    return isNew ? [{ question, now, stays: by === "person" }] : [];
  });
  const leaf = "leaf" in end ? end.leaf : null;
  const [was, is] = [before.run.verdict, after.run.verdict];
  const severity = leaf === was.leaf && leaf === is.leaf && was.severity !== is.severity ? is.severity : undefined;
  if (answers.length === 0 && severity === undefined) return null;
  return { answers, ...(severity !== undefined && { severity }) };
}
