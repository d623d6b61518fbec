"use client";

import { useSearchParams } from "next/navigation";
import { useTriage } from "#components/triage/use-triage.ts";
import { Notice } from "#components/ui/notice.tsx";
import { AnsweredStatus } from "#components/wizard/answered-status.tsx";
import { DeclareScreen } from "#components/wizard/declare-screen.tsx";
import { DoneScreen } from "#components/wizard/done-screen.tsx";
import { goTo } from "#components/wizard/go.ts";
import { KeptNotice } from "#components/wizard/kept-notice.tsx";
import { LeafScreen } from "#components/wizard/leaf-screen.tsx";
import { NewsNotice } from "#components/wizard/news-notice.tsx";
import { QuestionScreen } from "#components/wizard/question-screen.tsx";
import { StartAgain } from "#components/wizard/start-again.tsx";
import { FIRST, stepBefore, stepKey } from "#components/wizard/steps.ts";
import { useArrival } from "#components/wizard/use-arrival.ts";
import { useWalk } from "#components/wizard/use-walk.ts";
import { WalkSide } from "#components/wizard/walk-side.tsx";
import type { TriageRun } from "#lib/contracts/triage.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

type WizardProps = {
  /** The latest run when the page was sent; null before the first ever. */
  initialRun: TriageRun | null;
  values: RunbookValues;
  /** The name of whoever walks. */
  me: string;
  /** This Offhook runs on the simulator: what is declared is a drill. */
  simulated: boolean;
  mayRunTriage: boolean;
  mayDeclare: boolean;
};

/**
 * The runbook as a conversation: its questions with the evidence that answers them, the end of the tree, the form of the
 * incident, and what it became. Once the page is open it needs the server for fresh evidence and for declaring alone.
 */
export function Wizard(props: WizardProps) {
  return <WizardAt {...props} search={useSearchParams()} />;
}

/** The wizard at the step that an address names. */
export function WizardAt({
  search,
  initialRun,
  values,
  me,
  simulated,
  mayRunTriage,
  mayDeclare,
}: WizardProps & { search: URLSearchParams }) {
  const triage = useTriage(initialRun);
  const hand = useWalk(search, triage.run, simulated);
  const { walk } = hand;
  const mayBeHere = mayDeclare || !("screen" in hand.step) || hand.step.screen !== "declare";
  const step = mayBeHere ? hand.step : (stepBefore(hand.step, walk) ?? FIRST);
  const heading = useArrival(stepKey(step));

  if ("screen" in step && step.screen === "done") return <DoneScreen number={step.incident} heading={heading} />;
  return (
    <div className="flex flex-col gap-4">
      <KeptNotice hand={hand} />
      {triage.failure === undefined ? null : (
        <Notice role="status" tone="unknown" title="The evidence is not refreshed">
          {triage.failure.message} Walking the tree, the form and the message work without it.
        </Notice>
      )}
      <NewsNotice hand={hand} />
      <div className="grid gap-6 lg:grid-cols-[16rem_minmax(0,1fr)] lg:gap-8">
        <WalkSide hand={hand} step={step} />
        <div className="min-w-0">
          {"question" in step ? (
            <QuestionScreen id={step.question} heading={heading} hand={hand} triage={triage} mayRun={mayRunTriage} />
          ) : step.screen === "leaf" && "leaf" in walk.end ? (
            <LeafScreen
              leaf={walk.end.leaf}
              heading={heading}
              evidence={hand.evidence}
              values={values}
              mayRunTriage={mayRunTriage}
              mayDeclare={mayDeclare}
              onBack={() => goTo(stepBefore(step, walk) ?? FIRST)}
            />
          ) : (
            <DeclareScreen hand={hand} heading={heading} me={me} drill={simulated} />
          )}
        </div>
      </div>
      <div className="lg:hidden">
        <StartAgain hand={hand} />
      </div>
      <AnsweredStatus walk={walk} step={step} />
    </div>
  );
}
