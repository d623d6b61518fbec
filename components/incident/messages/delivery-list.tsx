"use client";

import { useState } from "react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { DeliveryItem } from "#components/incident/messages/delivery-item.tsx";
import { isHeldBack, shownDeliveries } from "#components/incident/messages/delivery-words.ts";
import { Button } from "#components/ui/button.tsx";
import type { SlackDeliveries } from "#lib/contracts/slack-delivery.ts";

/** Of those that are over; the others are always shown. */
const AT_FIRST = 4;

type DeliveryListProps = { messages: SlackDeliveries; onDecided: (messages: SlackDeliveries) => void };

/** The messages of the incident, newest first. */
export function DeliveryList({ messages: { deliveries }, onDecided }: DeliveryListProps) {
  const { record, mayCommand } = useIncidentOnPage();
  const [showsAll, setShowsAll] = useState(false);
  const shown = shownDeliveries(deliveries, showsAll ? deliveries.length : AT_FIRST);
  const hidden = deliveries.length - shown.length;
  const first = deliveries.find(({ kind, state }) => kind === "post" && state !== "left-out");
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without its marks is none to Safari */}
      <ul role="list" className="flex flex-col gap-3">
        {shown.map((delivery) => (
          <DeliveryItem
            key={delivery.seq}
            number={record.number}
            delivery={delivery}
            by={record.entries.find(({ seq }) => seq === delivery.seq)?.by.name}
            isFirst={delivery === first}
            isHeldBack={isHeldBack(deliveries, delivery.seq)}
            onDecided={mayCommand ? onDecided : null}
          />
        ))}
      </ul>
      {hidden === 0 ? null : (
        <Button size="small" variant="quiet" className="self-start" onClick={() => setShowsAll(true)}>
          Show {hidden} earlier
        </Button>
      )}
    </>
  );
}
