"use client";

import { useState } from "react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useActing } from "#components/incident/incident-context.tsx";
import { type Choice, choicesFor } from "#components/incident/messages/decisions.ts";
import { DecisionDialog } from "#components/incident/messages/late-decision.ts";
import { Button } from "#components/ui/button.tsx";
import type { Failure } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import type { SlackDeliveries, SlackDelivery } from "#lib/contracts/slack-delivery.ts";

type DeliveryDecisionsProps = {
  number: number;
  delivery: SlackDelivery;
  onDecided: (messages: SlackDeliveries) => void;
};

/** What can be done about one that is stuck; nothing for all others. */
export function DeliveryDecisions({ number, delivery, onDecided }: DeliveryDecisionsProps) {
  const { say } = useActing();
  const [asking, setAsking] = useState<Choice | null>(null);
  const [given, setGiven] = useState<Choice | null>(null);
  const [failure, setFailure] = useState<Failure>();
  const choices = choicesFor(delivery.state);
  if (choices.length === 0) return null;

  const decide = async (choice: Choice) => {
    if (given !== null) return;
    setGiven(choice);
    setFailure(undefined);
    const answer = await api.decideMessage(number, delivery.seq, { decision: choice.decision });
    setGiven(null);
    if (!answer.ok) return setFailure(answer.failure);
    setAsking(null);
    say(`${choice.label}: done`);
    onDecided(answer.value);
  };
  return (
    <>
      <div className="mt-1 flex flex-wrap gap-2">
        {choices.map((choice) => (
          <Button
            key={choice.label}
            size="small"
            busy={given === choice}
            busyLabel="Sending"
            onClick={() => (choice.question === null ? void decide(choice) : setAsking(choice))}
          >
            {choice.label}
          </Button>
        ))}
      </div>
      {asking === null ? (
        <FormFailure failure={failure} title="It was not done" fields={[]} />
      ) : (
        <DecisionDialog
          choice={asking}
          busy={given !== null}
          error={failure?.message}
          onConfirm={() => void decide(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
