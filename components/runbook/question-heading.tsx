import type { Ref } from "react";
import { DifferenceNote } from "#components/runbook/difference-note.tsx";
import { type QuestionId, question } from "#lib/runbook/decision-tree.ts";

type QuestionHeadingProps = {
  id: QuestionId;
  /** Takes the focus when the question is asked. */
  heading: Ref<HTMLHeadingElement>;
  /** 1 where the question is the page, 3 where it stands in a section of one. */
  level: 1 | 3;
};

/** A question of the tree, how to find its answer by hand, and where facts corrected the runbook. */
export function QuestionHeading({ id, heading, level }: QuestionHeadingProps) {
  const { text, howToTell, correction } = question(id);
  return (
    <div className="flex flex-col gap-2">
      {level === 1 ? (
        <h1 ref={heading} tabIndex={-1} className="text-28 font-semibold text-balance">
          {text}
        </h1>
      ) : (
        <h3 ref={heading} tabIndex={-1} className="text-20 font-semibold">
          {text}
        </h3>
      )}
      <p className="max-w-prose text-muted">{howToTell}</p>
      {correction === undefined ? null : <DifferenceNote reason={correction} />}
    </div>
  );
}
