"use client";

import { ArrowLeft, FlaskConical } from "lucide-react";
import { type Ref, useEffect, useState } from "react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { SlackText } from "#components/incident/slack-text.tsx";
import { Button } from "#components/ui/button.tsx";
import { useCurrentSecond } from "#components/ui/clock.tsx";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { declaredFrom, messageOf, suggestionFor } from "#components/wizard/declared.ts";
import { DeclaredBefore } from "#components/wizard/declared-before.tsx";
import { DeclaredMeanwhile } from "#components/wizard/declared-meanwhile.tsx";
import { FirstAlertPart } from "#components/wizard/first-alert-part.tsx";
import { goTo } from "#components/wizard/go.ts";
import { loadPostmortemDraft } from "#components/wizard/load-postmortem-draft.ts";
import { MessagePart } from "#components/wizard/message-part.tsx";
import { NothingWrong } from "#components/wizard/nothing-wrong.tsx";
import { SeverityPart } from "#components/wizard/severity-part.tsx";
import { FIRST, stepBefore } from "#components/wizard/steps.ts";
import { useDeclaring } from "#components/wizard/use-declaring.ts";
import type { WalkInHand } from "#components/wizard/use-walk.ts";

/** The fields, by the server's names: their errors stand at them. */
const FIELDS = [
  "leaf",
  "firstAlert.text",
  "firstAlert.at",
  "triageRunId",
  "impact",
  "cause",
  "action",
  "nextUpdateAt",
  "commander",
] as const;

type DeclareScreenProps = {
  hand: WalkInHand;
  heading: Ref<HTMLHeadingElement>;
  /** Who declares. */
  me: string;
  drill: boolean;
};

/** The form of a new incident, filled in from the walk, and beside it the message that comes of it. */
export function DeclareScreen({ hand, heading, me, drill }: DeclareScreenProps) {
  const isAlive = useIsAlive();
  const second = useCurrentSecond();
  const now = new Date(second * 1_000);
  const [openedAt] = useState(now);
  const { walk, evidence, grounds, news, noticed, typed, draft } = hand;
  const promised = draft.sent?.nextUpdateAt ?? null;
  const fill = (at: Date) => declaredFrom({ walk, evidence: grounds, noticed, me, openedAt, now: at, promised }, typed);
  const declared = fill(now);
  const { form, submit, sending, failure, errorOf, wasDeclaredBefore, declareAnother } = useDeclaring(hand, fill);

  // Now, while the server answers: it may be gone again when the incident has just been declared.
  useEffect(() => void loadPostmortemDraft(), []);

  return (
    <form ref={form} onSubmit={submit}>
      {/* Off until the page is alive: what is typed before that would be lost when it comes to life. */}
      <fieldset
        disabled={!isAlive}
        // What stands at the bottom must not cover the field that the keyboard reaches.
        className="grid min-w-0 gap-6 [&_:is(input,textarea,select,button)]:scroll-mb-24 xl:grid-cols-[minmax(0,1fr)_20rem]"
      >
        <div className="flex flex-col gap-2 xl:col-span-2">
          <h1 ref={heading} tabIndex={-1} className="text-28 font-semibold">
            Declare incident
          </h1>
          <p className="max-w-prose text-muted">
            Filled in from {declared.suspicionId === null ? "the walk" : "what the monitor suspects"}. Change what you
            know better; it is kept in this browser as you type.
          </p>
          {drill ? (
            <p className="flex items-start gap-2 text-14 font-medium">
              <FlaskConical aria-hidden="true" className="mt-[2px] size-4 shrink-0" />
              This is a drill: Offhook runs on the simulator. The incident and its message are marked as one for ever.
            </p>
          ) : null}
          {/* Its own declaration is heard of before its answer comes. */}
          {sending ? null : <DeclaredMeanwhile suspicionId={declared.suspicionId} />}
          <NothingWrong evidence={news === null ? evidence : null} />
        </div>
        {/* Nothing is typed under way: once the incident is declared, it would be forgotten with what was sent. */}
        <div inert={sending} className="flex min-w-0 flex-col gap-4">
          <SeverityPart
            declared={declared}
            suggestion={suggestionFor(declared.leaf, { walk, evidence: grounds, noticed })}
            onType={hand.type}
            errorOf={errorOf}
          />
          <MessagePart declared={declared} onType={hand.type} errorOf={errorOf} />
          <FirstAlertPart declared={declared} run={grounds?.run ?? null} onType={hand.type} errorOf={errorOf} />
        </div>
        <section
          aria-labelledby="declare-preview"
          className="flex min-w-0 flex-col gap-2 xl:sticky xl:top-6 xl:self-start"
        >
          <h2 id="declare-preview" className="text-16 font-semibold">
            Slack message
          </h2>
          <SlackText text={messageOf(declared, drill)} fileName="incident-slack" />
          <p className="text-12 text-muted">As it will be. Copying works without the server.</p>
        </section>
        <div className="xl:col-span-2">
          {wasDeclaredBefore ? (
            <DeclaredBefore onDeclareAnother={declareAnother} />
          ) : (
            <FormFailure failure={failure} title="The incident was not declared" fields={FIELDS} />
          )}
        </div>
        {/* On a phone it ends where the navigation begins; a lower navigation leaves no gap, a higher one covers its edge. */}
        <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-2 border-t border-line bg-canvas px-4 py-3 max-sm:bottom-11 sm:-mx-2 sm:px-2 xl:col-span-2 print:hidden">
          <Button type="submit" variant="primary" size="large" busy={sending} busyLabel="Declaring">
            Declare incident
          </Button>
          <Button size="large" variant="quiet" onClick={() => goTo(stepBefore({ screen: "declare" }, walk) ?? FIRST)}>
            <ArrowLeft aria-hidden="true" />
            Back
          </Button>
        </div>
      </fieldset>
    </form>
  );
}
