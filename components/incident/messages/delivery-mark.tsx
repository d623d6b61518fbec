"use client";

import { Ban, Check, Clock } from "lucide-react";
import { type DeliveryWords, deliveryWords } from "#components/incident/messages/delivery-words.ts";
import { useByClock } from "#components/ui/clock.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { SlackDelivery } from "#lib/contracts/slack-delivery.ts";

const CALM = { done: Check, waiting: Clock, off: Ban } as const;

type DeliveryMarkProps = {
  delivery: SlackDelivery;
  /** An earlier one waits for a person. */
  isHeldBack: boolean;
};

/** What became of it, by sign and word; counts down to the next try. Drawn anew only when the words change. */
export function DeliveryMark({ delivery, isHeldBack }: DeliveryMarkProps) {
  const text = useByClock((second) => deliveryWords(delivery, isHeldBack, second).text);
  const { look } = deliveryWords(delivery, isHeldBack, 0);
  if (!isCalm(look)) {
    return (
      <StateMark meaning={look}>
        <span className="figures">{text}</span>
      </StateMark>
    );
  }
  const Sign = CALM[look];
  return (
    <span className="inline-flex items-center gap-1 text-14 font-medium">
      <Sign aria-hidden="true" className="size-4 shrink-0 text-muted" />
      {text}
    </span>
  );
}

function isCalm(look: DeliveryWords["look"]): look is keyof typeof CALM {
  return look in CALM;
}
