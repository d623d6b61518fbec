"use client";

import { useIncidentNumber } from "#components/incident/incident-context.tsx";
import { DeliveryMark } from "#components/incident/messages/delivery-mark.tsx";
import { isHeldBack } from "#components/incident/messages/delivery-words.ts";
import { useMessages } from "#components/incident/messages/use-messages.ts";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import type { BodyOf } from "#lib/incident/event.ts";

type MessageStateProps = { seq: number; mention: BodyOf<"message">["mention"] };

/** What became of a message to Slack, and whom it called. Nothing is said of what is not known. */
export function MessageState({ seq, mention }: MessageStateProps) {
  const isAlive = useIsAlive();
  const { messages } = useMessages(useIncidentNumber());
  const delivery = isAlive ? messages?.deliveries.find((one) => one.seq === seq) : undefined;
  if (delivery === undefined && mention === "none") return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-12 text-muted">
      {messages === undefined || delivery === undefined ? null : (
        <DeliveryMark delivery={delivery} isHeldBack={isHeldBack(messages.deliveries, seq)} />
      )}
      {mention === "none" ? null : `Calls @${mention}`}
    </p>
  );
}
