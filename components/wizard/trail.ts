import { answerLabel, type GivenStep, type GivenWalk } from "#components/wizard/given-walk.ts";
import { type Step, stepKey } from "#components/wizard/steps.ts";
import { question } from "#lib/runbook/decision-tree.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

/** A place on the way so far. */
export type TrailItem = {
  readonly step: Step;
  readonly title: string;
  /** What was answered there, and by whom; null where nothing is answered, and at the place itself. */
  readonly answered: { readonly label: string; readonly by: GivenStep["by"] } | null;
  readonly isHere: boolean;
};

/** The way to a step, the step itself last. */
export function trailTo(step: Step, walk: GivenWalk): TrailItem[] {
  const here = stepKey(step);
  const items: Omit<TrailItem, "isHere">[] = walk.path.map(({ question: id, answer, by }) => ({
    step: { question: id },
    title: question(id).text,
    answered: { label: answerLabel(id, answer), by },
  }));
  items.push(
    "leaf" in walk.end
      ? { step: { screen: "leaf" }, title: LEAF_MEANINGS[walk.end.leaf].title, answered: null }
      : { step: { question: walk.end.question }, title: question(walk.end.question).text, answered: null },
    { step: { screen: "declare" }, title: "Declare incident", answered: null },
  );
  const end = items.findIndex((item) => stepKey(item.step) === here);
  return items.slice(0, end + 1).map((item, index) => ({
    ...item,
    isHere: index === end,
    answered: index === end ? null : item.answered,
  }));
}
