"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useState } from "react";
import { readText } from "#components/form/draft-text.ts";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { DeliveryMark } from "#components/incident/messages/delivery-mark.tsx";
import { deliveryNews, HOW_TO_SET_UP, isHeldBack, placeOf } from "#components/incident/messages/delivery-words.ts";
import { lastMessage } from "#components/incident/messages/update-text.ts";
import { useMessages } from "#components/incident/messages/use-messages.ts";
import { Button } from "#components/ui/button.tsx";
import type { Failure } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";

type FirstMessage = {
  /** True where it can be posted from here, and has not been. */
  readonly mayPost: boolean;
  readonly sending: boolean;
  readonly failure: Failure | undefined;
  readonly post: () => Promise<void>;
};

/** Posts the first message of an incident as it stands; the same press after a lost answer posts it once. */
export function useFirstMessage(record: IncidentRecord, text: string): FirstMessage {
  const queries = useQueryClient();
  const { messages, askAgain } = useMessages(record.number);
  const { sendKey } = useOwnDraft(`first-message.${record.number}`, text, readText);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  return {
    mayPost: messages?.by !== null && lastMessage(record) === undefined,
    sending,
    failure,
    post: async () => {
      if (sending) return;
      setSending(true);
      setFailure(undefined);
      const answer = await api.commandIncident(record.number, {
        type: "post-message",
        text,
        idempotencyKey: sendKey(text),
      });
      setSending(false);
      if (!answer.ok) return setFailure(answer.failure);
      queries.setQueryData(queryKeys.incident(record.number), answer.value);
      askAgain();
    },
  };
}

/** The button; nothing once it is posted, or where nothing can be posted from here. */
export function PostFirstMessage({ mayPost, sending, post }: FirstMessage) {
  if (!mayPost) return null;
  return (
    <Button variant="primary" size="small" busy={sending} busyLabel="Posting" onClick={() => void post()}>
      <Send aria-hidden="true" />
      Post to Slack
    </Button>
  );
}

/** What became of it. */
export function FirstMessageState({ number, failure }: { number: number; failure: Failure | undefined }) {
  const { messages } = useMessages(number);
  const deliveries = messages?.deliveries ?? [];
  const first = deliveries.find(({ kind }) => kind === "post");
  if (failure !== undefined) {
    return <FormFailure failure={failure} title="The message was not posted" fields={[]} />;
  }
  return (
    <div className="text-14">
      {/* Without the countdown, which would be read out every second. */}
      <p role="status" className="sr-only">
        {deliveryNews([], deliveries)}
      </p>
      {messages?.by === null ? (
        <p className="text-12 text-muted">{HOW_TO_SET_UP}</p>
      ) : first === undefined ? null : (
        <>
          <p className="flex flex-wrap items-center gap-x-2">
            <DeliveryMark delivery={first} isHeldBack={isHeldBack(deliveries, first.seq)} />
            <span className="text-muted">to {placeOf(messages?.channel ?? null)}</span>
          </p>
          {first.state === "sent" || first.reason === null ? null : <p>{first.reason}</p>}
        </>
      )}
    </div>
  );
}
