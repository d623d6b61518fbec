import type { ReactNode } from "react";
import { type AnswerId, answersOf, type QuestionId } from "#lib/runbook/decision-tree.ts";

type AnswerButtonsProps = {
  id: QuestionId;
  onAnswer: (given: AnswerId) => void;
  /** What stands at an answer's end, for instance who suggests it; part of its name. */
  markOf?: (answer: AnswerId) => ReactNode;
};

/** The answers of a question as big buttons, numbered as the keyboard knows them. */
export function AnswerButtons({ id, onAnswer, markOf }: AnswerButtonsProps) {
  const answers = answersOf(id);
  return (
    <div className="flex flex-col gap-4">
      <ol className="flex flex-col gap-2">
        {answers.map(({ id: given, branch }, index) => (
          <li key={given}>
            <button
              type="button"
              aria-keyshortcuts={String(index + 1)}
              onClick={() => onAnswer(given)}
              className="flex min-h-12 w-full items-center gap-3 rounded-8 border border-edge bg-surface px-3 py-2 text-left font-medium transition-colors hover:bg-sunken"
            >
              <span
                aria-hidden="true"
                className="figures flex size-6 shrink-0 items-center justify-center rounded-4 border border-edge font-mono text-12"
              >
                {index + 1}
              </span>
              <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1">
                {branch.label}
                {markOf?.(given)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p className="text-14 text-muted pointer-coarse:hidden">
        With the focus in here, the keys 1 to {answers.length} answer; Backspace goes back.
      </p>
    </div>
  );
}
