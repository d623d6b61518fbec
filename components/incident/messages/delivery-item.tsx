"use client";

import { DeliveryDecisions } from "#components/incident/messages/delivery-decisions.tsx";
import { DeliveryMark } from "#components/incident/messages/delivery-mark.tsx";
import { deliveryTitle } from "#components/incident/messages/delivery-words.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Time } from "#components/ui/time.tsx";
import type { SlackDeliveries, SlackDelivery } from "#lib/contracts/slack-delivery.ts";

type DeliveryItemProps = {
  number: number;
  delivery: SlackDelivery;
  /** Who had it posted; undefined while the record does not tell. */
  by: string | undefined;
  isFirst: boolean;
  isHeldBack: boolean;
  /** Gets what the server answered to a decision; null for whoever may decide nothing. */
  onDecided: ((messages: SlackDeliveries) => void) | null;
};

/** One message, or one change of the first: what it says, who posted it, and what became of it. */
export function DeliveryItem({ number, delivery, by, isFirst, isHeldBack, onDecided }: DeliveryItemProps) {
  const { kind, text, mention, state, queuedAt, endedAt, reason } = delivery;
  const isStuck = state === "failed" || state === "doubtful";
  return (
    <li className="flex flex-col gap-1 border-t border-line pt-3 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <DeliveryMark delivery={delivery} isHeldBack={isHeldBack} />
        <span className="text-12 text-muted">
          <Time at={endedAt ?? queuedAt} detail="recent" />
        </span>
      </div>
      {reason === null || state === "sent" ? null : <p className="text-14 wrap-anywhere">{reason}</p>}
      {kind === "edit" && !isStuck ? (
        <p className="text-12 text-muted">{deliveryTitle(delivery, isFirst)}</p>
      ) : (
        <>
          <Disclosure summary={<span className="text-left wrap-anywhere">{deliveryTitle(delivery, isFirst)}</span>}>
            <div className="flex flex-col items-start gap-1 rounded-8 bg-sunken p-3">
              {mention === "none" ? null : <p className="text-14 font-medium">@{mention}</p>}
              <p className="text-14 wrap-anywhere whitespace-pre-wrap">{text}</p>
              <CopyButton text={text} what="this text" />
            </div>
          </Disclosure>
          <p className="text-12 text-muted">
            {by === undefined ? null : `By ${by}`}
            {mention === "none" ? null : ` · calls @${mention}`}
          </p>
        </>
      )}
      {onDecided === null ? null : <DeliveryDecisions number={number} delivery={delivery} onDecided={onDecided} />}
    </li>
  );
}
