"use client";

import { useState } from "react";
import { UpdateDialog } from "#components/incident/dialogs.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { DeliveryList } from "#components/incident/messages/delivery-list.tsx";
import { HOW_TO_SET_UP, targetWords } from "#components/incident/messages/delivery-words.ts";
import { messageTrouble } from "#components/incident/messages/message-trouble.ts";
import { useMessages } from "#components/incident/messages/use-messages.ts";
import { useSaidDeliveries } from "#components/incident/messages/use-said-deliveries.ts";
import { Panel } from "#components/incident/panel.tsx";
import { SlackText } from "#components/incident/slack-text.tsx";
import { Button } from "#components/ui/button.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { incidentName } from "#lib/incident/labels.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";

/**
 * What was posted and what became of it, and what to tell everybody now. That text is made from the record on this page: it
 * can be copied when the server is gone.
 */
export function SlackPanel() {
  const { record, may } = useIncidentOnPage();
  const { messages, failure, show } = useMessages(record.number);
  const [isComposing, setComposing] = useState(false);
  useSaidDeliveries(messages?.deliveries);
  const trouble = messageTrouble(messages?.deliveries);
  const mayPost = may("post-message");
  return (
    <Panel id="slack" title="Slack messages" action={trouble === null ? null : <TroubleMark kind={trouble.kind} />}>
      {messages === undefined ? null : (
        <p className="text-12 text-muted">
          {targetWords(messages)}
          {messages.by === null && mayPost ? ` ${HOW_TO_SET_UP}` : null}
        </p>
      )}
      {mayPost ? (
        <Button className="self-start" onClick={() => setComposing(true)}>
          {messages?.by === null ? "Update everybody" : "Post an update"}
        </Button>
      ) : null}
      {messages === undefined ? (
        failure === undefined ? null : (
          <p className="text-14 text-muted">What was posted cannot be shown now. {failure.message}</p>
        )
      ) : messages.deliveries.length > 0 ? (
        <DeliveryList messages={messages} onDecided={show} />
      ) : messages.by === null ? null : (
        <p className="text-14 text-muted">
          Nothing has been posted yet. Who reads in the channel how it stands, and when they hear more, need not ask.
        </p>
      )}
      <h3 className="text-14 font-medium">As it stands now</h3>
      <SlackText text={slackMessageOf(record)} fileName={`${incidentName(record.number)}-slack`} />
      {isComposing ? <UpdateDialog onClose={() => setComposing(false)} /> : null}
    </Panel>
  );
}

function TroubleMark({ kind }: { kind: "failed" | "doubtful" }) {
  return kind === "failed" ? (
    <StateMark meaning="failing">Not sent</StateMark>
  ) : (
    <StateMark meaning="unknown">In doubt</StateMark>
  );
}
