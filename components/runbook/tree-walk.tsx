"use client";

import { ArrowLeft, RotateCcw } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { AnswerButtons } from "#components/runbook/answer-buttons.tsx";
import { LeafSummary } from "#components/runbook/leaf-summary.tsx";
import { PlaybookSteps } from "#components/runbook/playbook-steps.tsx";
import { QuestionHeading } from "#components/runbook/question-heading.tsx";
import { answer, endOf, meaningOfKey, type WalkedPath } from "#components/runbook/walked-path.ts";
import { WalkedTrail } from "#components/runbook/walked-trail.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { type AnswerId, answersOf, type QuestionId } from "#lib/runbook/decision-tree.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

type TreeWalkProps = { values: RunbookValues; mayRunTriage: boolean };

/**
 * The decision tree, one question at a time, answered by a person alone: no probe, and once the page is open no server.
 * Keys work while the focus is inside, so that no key of the page is taken away (WCAG 2.1.4).
 */
export function TreeWalk({ values, mayRunTriage }: TreeWalkProps) {
  const [path, setPath] = useState<WalkedPath>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const end = endOf(path);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the path does, not when anything is read
  useEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [path]);

  function go(to: WalkedPath) {
    moved.current = true;
    setPath(to);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const meant = meaningOfKey(event.key, path);
    if (meant === null) return;
    event.preventDefault();
    go(meant === "back" ? path.slice(0, -1) : answer(path, meant.answer));
  }

  return (
    <Card>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys are a shortcut to the buttons inside */}
      <div className="flex flex-col gap-6 p-4 sm:p-6" onKeyDown={onKeyDown}>
        <WalkedTrail path={path} onReturn={(index) => go(path.slice(0, index))} />
        {"leaf" in end ? (
          <Reached leaf={end.leaf} heading={heading} values={values} mayRunTriage={mayRunTriage} />
        ) : (
          <Asked id={end.question} heading={heading} onAnswer={(given) => go(answer(path, given))} />
        )}
        {path.length === 0 ? null : (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => go(path.slice(0, -1))}>
              <ArrowLeft aria-hidden="true" />
              Back
            </Button>
            <Button variant="quiet" onClick={() => go([])}>
              <RotateCcw aria-hidden="true" />
              Start again
            </Button>
          </div>
        )}
        <p role="status" className="sr-only">
          {announcement(path)}
        </p>
      </div>
    </Card>
  );
}

type Heading = { heading: React.Ref<HTMLHeadingElement> };

function Asked({ id, heading, onAnswer }: Heading & { id: QuestionId; onAnswer: (given: AnswerId) => void }) {
  return (
    <div className="flex flex-col gap-4">
      <QuestionHeading id={id} heading={heading} level={3} />
      <AnswerButtons id={id} onAnswer={onAnswer} />
    </div>
  );
}

function Reached({ leaf, heading, values, mayRunTriage }: Heading & TreeWalkProps & { leaf: Leaf }) {
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h3 ref={heading} tabIndex={-1} className="text-20 font-semibold">
          {LEAF_MEANINGS[leaf].title}
        </h3>
        <LeafSummary leaf={leaf} />
      </div>
      <PlaybookSteps playbook={playbookFor(leaf, values)} anchored={false} mayRunTriage={mayRunTriage} />
    </div>
  );
}

/** Said beside the heading that takes the focus: how far the walk is, and what was answered last. */
function announcement(path: WalkedPath): string {
  const last = path.at(-1);
  if (last === undefined) return "";
  const given = answersOf(last.question).find(({ id }) => id === last.answer)?.branch.label ?? "";
  return `Answered: ${given}. ${"leaf" in endOf(path) ? "End of the tree." : `Question ${path.length + 1}.`}`;
}
