import { answerLabel, type GivenWalk } from "#components/wizard/given-walk.ts";
import { type Step, stepBefore } from "#components/wizard/steps.ts";

/** Said beside the heading that takes the focus: what was answered last, and by whom. */
export function AnsweredStatus({ walk, step }: { walk: GivenWalk; step: Step }) {
  const before = stepBefore(step, walk);
  const last =
    before !== null && "question" in before
      ? walk.path.find(({ question }) => question === before.question)
      : undefined;
  return (
    <p role="status" className="sr-only">
      {last === undefined
        ? ""
        : `Answered${last.by === "evidence" ? " by the evidence" : ""}: ${answerLabel(last.question, last.answer)}.`}
    </p>
  );
}
