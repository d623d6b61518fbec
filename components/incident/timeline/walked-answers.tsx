import { Disclosure } from "#components/ui/disclosure.tsx";
import type { GivenAnswer } from "#lib/incident/event.ts";
import { answersOf, DECISION_TREE, type QuestionId, question } from "#lib/runbook/decision-tree.ts";

/** How the decision tree was answered before the incident was declared. */
export function WalkedAnswers({ answers }: { answers: readonly GivenAnswer[] }) {
  if (answers.length === 0) return null;
  return (
    <Disclosure summary="How the decision tree was answered">
      <ol className="flex flex-col gap-2 border-l border-edge pl-3 text-14">
        {answers.map(({ question: asked, answer, by }) => (
          <li key={asked}>
            {questionText(asked)} <span className="font-medium">{answerText(asked, answer)}</span>
            <span className="block text-12 text-muted">{by === "evidence" ? "From evidence" : "By a person"}</span>
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

/** A log may know questions that today's tree no longer asks. */
function isQuestion(id: string): id is QuestionId {
  return Object.hasOwn(DECISION_TREE.questions, id);
}

function questionText(id: string): string {
  return isQuestion(id) ? question(id).text : id;
}

function answerText(asked: string, answer: string): string {
  const known = isQuestion(asked) ? answersOf(asked).find(({ id }) => id === answer) : undefined;
  return known?.branch.label ?? answer;
}
