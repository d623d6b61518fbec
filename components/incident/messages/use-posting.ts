"use client";

import { useEffect, useRef, useState } from "react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { isPosted, NOTHING_TYPED } from "#components/incident/messages/typed-message.ts";
import type { Messages } from "#components/incident/messages/use-messages.ts";
import type { MessageInHand } from "#components/incident/messages/use-typed-message.ts";
import type { EditedValue } from "#components/incident/use-edited-value.ts";
import { toast } from "#components/ui/toast.tsx";
import type { Failure } from "#lib/client/answer.ts";

export type Posting = {
  readonly post: () => Promise<void>;
  /** Which of the two steps is under way; null while none is. */
  readonly step: "next-update" | "message" | null;
  /** Why the message was not posted; undefined where nothing went wrong with it. */
  readonly failure: Failure | undefined;
  /** True where it was the next update that was not set, so that nothing was posted. */
  readonly isHeldUp: boolean;
  /** The next update was set by the press that then failed to post. */
  readonly nextUpdateIsSet: boolean;
};

const DONE = "The message is on its way to Slack";

/**
 * Posts a message, and before that promises the next update where that was changed: the message tells it. A press after a lost
 * answer is the same message, which is posted once.
 */
export function usePosting(
  message: MessageInHand,
  nextUpdate: EditedValue,
  messages: Pick<Messages, "askAgain">,
  onPosted: () => void,
): Posting {
  const { record, send, say, may } = useIncidentOnPage();
  const { draft, text } = message;
  const [step, setStep] = useState<Posting["step"]>(null);
  const [outcome, setOutcome] = useState<{ failure?: Failure; isHeldUp?: boolean; nextUpdateIsSet?: boolean }>({});
  const hasTried = useRef(false);
  const isDone = useRef(false);
  const typed = draft.value;

  const done = () => {
    if (isDone.current) return;
    isDone.current = true;
    say(DONE);
    toast("success", DONE);
    messages.askAgain();
    onPosted();
  };
  // Also where the answer was lost, and the record tells it.
  useEffect(() => {
    if (hasTried.current && draft.isKept && isPosted(record, typed)) done();
  });

  const post = async () => {
    if (step !== null) return;
    setOutcome({});
    const promises = nextUpdate.isDirty && may("set-next-update");
    if (promises) {
      setStep("next-update");
      if (!(await nextUpdate.save())) {
        setStep(null);
        return setOutcome({ isHeldUp: true });
      }
    }
    setStep("message");
    const sent = { ...typed, choice: message.choice, sent: { text, version: typed.sent?.version ?? record.version } };
    draft.change(sent);
    hasTried.current = true;
    // The same words are the same message, however they were come to.
    const key = draft.sendKey({ ...NOTHING_TYPED, mention: typed.mention, sent: sent.sent });
    const answer = await send({ type: "post-message", text, mention: typed.mention }, key);
    setStep(null);
    if (!answer.ok) {
      // Refused for good: what follows from the record may go along with it again.
      if (isRefusal(answer.failure)) draft.change({ ...sent, sent: null });
      return setOutcome({ failure: answer.failure, nextUpdateIsSet: promises });
    }
    draft.settle(sent);
    done();
  };
  return {
    post,
    step,
    failure: outcome.failure,
    isHeldUp: outcome.isHeldUp ?? false,
    nextUpdateIsSet: outcome.nextUpdateIsSet ?? false,
  };
}

/** The server said no. Whatever else it answers, or does not, the message may have been taken. */
function isRefusal({ status }: Failure): boolean {
  return status !== null && status >= 400 && status < 500;
}
