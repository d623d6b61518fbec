"use client";

import { useEffect, useRef } from "react";
import { useActing } from "#components/incident/incident-context.tsx";
import { deliveryNews } from "#components/incident/messages/delivery-words.ts";
import type { SlackDelivery } from "#lib/contracts/slack-delivery.ts";

/** Tells whoever listens to the page what became of messages while it is open; what was so before is there to be read. */
export function useSaidDeliveries(deliveries: readonly SlackDelivery[] | undefined): void {
  const { say } = useActing();
  const before = useRef(deliveries);
  useEffect(() => {
    const news = before.current === undefined ? null : deliveryNews(before.current, deliveries ?? before.current);
    before.current = deliveries ?? before.current;
    if (news !== null) say(news);
  }, [deliveries, say]);
}
