import { DifferenceNote } from "#components/runbook/difference-note.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { answersOf, DECISION_TREE, type QuestionId, question } from "#lib/runbook/decision-tree.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

/** The whole decision tree, drawn as nested lists, with a mark and a reason where facts corrected the runbook. */
export function DecisionTreeOutline() {
  return <QuestionNode id={DECISION_TREE.root} drawn={firstWaysIn()} />;
}

/** A question that several answers lead to is drawn under the first and linked from the others. */
type WaysIn = ReadonlyMap<QuestionId, string>;

function QuestionNode({ id, drawn }: { id: QuestionId; drawn: WaysIn }) {
  const { text, howToTell, correction } = question(id);
  return (
    <div className="flex flex-col gap-2">
      <p id={`question-${id}`} className="font-semibold">
        {text}
      </p>
      <p className="max-w-prose text-14 text-muted">{howToTell}</p>
      {correction === undefined ? null : <DifferenceNote reason={correction} />}
      <ul className="flex flex-col gap-4 pt-2">
        {answersOf(id).map(({ id: answer, branch }) => (
          <li key={answer} className="flex flex-col gap-2 border-l border-edge pl-3 sm:pl-4">
            <p className="font-medium">
              {branch.label}
              {"leaf" in branch.then ? <LeafLink leaf={branch.then.leaf} /> : null}
            </p>
            {branch.correction === undefined ? null : <DifferenceNote reason={branch.correction} />}
            {"leaf" in branch.then ? null : (
              <Onward to={branch.then.question as QuestionId} from={wayIn(id, answer)} drawn={drawn} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Onward({ to, from, drawn }: { to: QuestionId; from: string; drawn: WaysIn }) {
  if (drawn.get(to) === from) return <QuestionNode id={to} drawn={drawn} />;
  return (
    <p className="text-14">
      Go on at{" "}
      <TextLink href={`#question-${to}`} className="inline-flex min-h-6 items-center">
        {question(to).text}
      </TextLink>
    </p>
  );
}

function LeafLink({ leaf }: { leaf: Leaf }) {
  const { title, response } = LEAF_MEANINGS[leaf];
  return (
    <span className="block text-14 font-normal">
      <span aria-hidden="true">→ </span>
      <TextLink href={`#playbook-${leaf}`} className="inline-flex min-h-6 items-center">
        {title}
      </TextLink>
      <span className="text-muted">: {response.join(" → ")}</span>
    </span>
  );
}

function wayIn(id: QuestionId, answer: string): string {
  return `${id} ${answer}`;
}

/** For each question the answer that leads to it first, in the order of drawing. */
function firstWaysIn(): WaysIn {
  const ways = new Map<QuestionId, string>();
  visit(DECISION_TREE.root);
  return ways;

  function visit(id: QuestionId): void {
    for (const { id: answer, branch } of answersOf(id)) {
      if ("leaf" in branch.then) continue;
      const to = branch.then.question as QuestionId;
      if (ways.has(to)) continue;
      ways.set(to, wayIn(id, answer));
      visit(to);
    }
  }
}
