"use client";

import { type OwnDraft, useOwnDraft } from "#components/form/use-own-draft.ts";
import { hasHead } from "#components/incident/messages/message-trouble.ts";
import { withNewFacts } from "#components/incident/messages/new-facts.ts";
import {
  isPosted,
  NOTHING_TYPED,
  readTypedMessage,
  type TypedMessage,
} from "#components/incident/messages/typed-message.ts";
import { lastMessage, type MadeText, updateText } from "#components/incident/messages/update-text.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { SlackDeliveries } from "#lib/contracts/slack-delivery.ts";
import type { Mention } from "#lib/incident/event.ts";
import type { Instant } from "#lib/text/instant.ts";

export type MessageInHand = {
  readonly draft: OwnDraft<TypedMessage>;
  readonly choice: MadeText | "own";
  /** It will be posted under the first message. */
  readonly isInThread: boolean;
  /** As it stands in the field, and as it will be posted. */
  readonly text: string;
  /** What was typed tells a line that the record has otherwise by now. */
  readonly isOutdated: boolean;
  readonly choose: (choice: MadeText | "own") => void;
  readonly type: (text: string) => void;
  readonly call: (mention: Mention) => void;
  readonly putNewFactsIn: () => void;
  /** The next update was chosen beside it: its line follows where nobody edited it. */
  readonly promise: (nextUpdateAt: Instant | null) => void;
};

/**
 * The message while a person makes it: what follows from the record goes along with it, what was typed stays as it is.
 * @param record with the next update as it is chosen
 * @param messages undefined while they are not known
 */
export function useTypedMessage(record: IncidentRecord, messages: SlackDeliveries | undefined): MessageInHand {
  const draft = useOwnDraft<TypedMessage>(`message.${record.number}`, NOTHING_TYPED, readTypedMessage, (typed) =>
    isPosted(record, typed),
  );
  const typed = draft.value;
  const isInThread = messages?.by === "bot" && hasHead(messages.deliveries) === true;
  // In a thread the whole stands above, and follows the status; elsewhere each message is all that its readers see.
  const choice = typed.choice ?? (isInThread && lastMessage(record) !== undefined ? "short" : "whole");
  const madeFrom = choice === "own" ? typed.from : choice;
  const made = updateText(record, madeFrom);
  const own = typed.own ?? "";
  const text = typed.sent?.text ?? (choice === "own" ? own : made);
  /** Nothing of ours is in words that were begun on an empty page. */
  const isEdited = choice === "own" && typed.made !== "" && typed.sent === null;
  const renewed = isEdited ? withNewFacts(own, typed.made, made) : own;
  const change = (more: Partial<TypedMessage>) => draft.change({ ...typed, choice, sent: null, ...more });
  return {
    draft,
    choice,
    isInThread,
    text,
    isOutdated: renewed !== own,
    choose: (next) => change({ choice: next, ...(next === "own" && typed.own === null && { own: "", made: "" }) }),
    type: (next) =>
      change(
        choice === "own"
          ? { own: next }
          : // What is cleared and written anew is not an edited text.
            { choice: "own", own: next, from: madeFrom, made: next === "" ? "" : text },
      ),
    call: (mention) => change({ mention }),
    putNewFactsIn: () => change({ own: renewed, made }),
    promise: (nextUpdateAt) => {
      if (!isEdited) return;
      const then = updateText({ ...record, nextUpdateAt }, madeFrom);
      change({ own: withNewFacts(own, made, then), made: withNewFacts(typed.made, made, then) });
    },
  };
}
