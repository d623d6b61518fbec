"use client";

import { ArrowLeft, ArrowRight, Undo2 } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import { AnswerButtons } from "#components/runbook/answer-buttons.tsx";
import { QuestionHeading } from "#components/runbook/question-heading.tsx";
import { answerAtKey } from "#components/runbook/walked-path.ts";
import type { Triage } from "#components/triage/use-triage.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EvidencePanel } from "#components/wizard/evidence-panel.tsx";
import { goTo } from "#components/wizard/go.ts";
import { stepAfter, stepBefore } from "#components/wizard/steps.ts";
import type { WalkInHand } from "#components/wizard/use-walk.ts";
import type { AnswerId, QuestionId } from "#lib/runbook/decision-tree.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

type QuestionScreenProps = {
  id: QuestionId;
  heading: Ref<HTMLHeadingElement>;
  hand: WalkInHand;
  triage: Triage;
  mayRun: boolean;
};

/**
 * One question, the evidence that answers it, and its answers. Keys work while the focus is inside, so that no key of the
 * page is taken away (WCAG 2.1.4).
 */
export function QuestionScreen({ id, heading, hand, triage, mayRun }: QuestionScreenProps) {
  const { walk, answers, evidence } = hand;
  const own = answers[id];
  const said = evidence?.answers[id];
  const before = stepBefore({ question: id }, walk);
  const rest = walk.path.slice(walk.path.findIndex(({ question }) => question === id));

  const answer = (given: AnswerId) => {
    hand.answer(id, given);
    goTo(stepAfter(id, given));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === "Backspace" && before !== null) {
      event.preventDefault();
      goTo(before);
      return;
    }
    const given = answerAtKey(event.key, id);
    if (given === null) return;
    event.preventDefault();
    answer(given);
  };

  return (
    <Card>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys are a shortcut to the buttons inside */}
      <div className="grid gap-6 p-4 sm:p-6 xl:grid-cols-[minmax(0,1fr)_18rem] xl:gap-x-8" onKeyDown={onKeyDown}>
        <QuestionHeading id={id} heading={heading} level={1} />
        <div className="xl:col-start-2 xl:row-span-2 xl:row-start-1">
          <EvidencePanel said={said} run={evidence?.run ?? null} triage={triage} mayRun={mayRun} />
        </div>
        <div className="flex flex-col gap-6">
          {"leaf" in walk.end ? (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button variant="primary" size="large" onClick={() => goTo({ screen: "leaf" })}>
                {rest.every(({ by }) => by === "evidence") ? "Follow the evidence" : "Go on with these answers"}
                <ArrowRight aria-hidden="true" />
              </Button>
              <p className="text-14 text-muted">
                It leads to: <span className="font-medium text-ink">{LEAF_MEANINGS[walk.end.leaf].title}</span>
              </p>
            </div>
          ) : null}
          <AnswerButtons
            id={id}
            onAnswer={answer}
            markOf={(offered) =>
              offered === own || offered === said?.answer ? (
                <span className="flex gap-1">
                  {offered === said?.answer ? <Badge weight="strong">evidence says</Badge> : null}
                  {offered === own ? <Badge weight="filled">your answer</Badge> : null}
                </span>
              ) : null
            }
          />
          {before === null && own === undefined ? null : (
            <div className="flex flex-wrap gap-2">
              {before === null ? null : (
                <Button onClick={() => goTo(before)}>
                  <ArrowLeft aria-hidden="true" />
                  Back
                </Button>
              )}
              {own === undefined ? null : (
                <Button variant="quiet" onClick={() => hand.undo(id)}>
                  <Undo2 aria-hidden="true" />
                  Undo my answer
                </Button>
              )}
            </div>
          )}
        </div>
      </div>
    </Card>
  );
}
