"use client";

import { type FormEvent, useRef } from "react";
import { ChoiceStrip } from "#components/form/choice-strip.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { onSubmitKey } from "#components/form/submit-key.ts";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { targetWords } from "#components/incident/messages/delivery-words.ts";
import { MentionChoice } from "#components/incident/messages/mention-choice.tsx";
import { NextUpdateStep } from "#components/incident/messages/next-update-step.tsx";
import { useMessages } from "#components/incident/messages/use-messages.ts";
import { useNextUpdate } from "#components/incident/messages/use-next-update.ts";
import { usePosting } from "#components/incident/messages/use-posting.ts";
import { useTypedMessage } from "#components/incident/messages/use-typed-message.ts";
import { SlackText } from "#components/incident/slack-text.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { incidentName } from "#lib/incident/labels.ts";
import { LIMITS } from "#lib/incident/limits.ts";

const TEXTS = [
  { value: "whole", label: "Whole message" },
  { value: "short", label: "Short update" },
  { value: "own", label: "Own words" },
] as const;

/** Says how it stands in Slack: a text made from the record or written freely, and with it when they hear more. */
export function MessageDialog({ onClose }: { onClose: () => void }) {
  const { record, may } = useIncidentOnPage();
  const messages = useMessages(record.number);
  const nextUpdate = useNextUpdate();
  const nextUpdateAt = nextUpdate.text === "" ? null : nextUpdate.text;
  const message = useTypedMessage({ ...record, nextUpdateAt }, messages.messages);
  const posting = usePosting(message, nextUpdate, messages, onClose);
  const form = useRef<HTMLFormElement>(null);
  const { text, draft } = message;
  const { mention } = draft.value;
  const { failure, step } = posting;
  useFormFocus(form, failure);
  useFormFocus(form, nextUpdate.failure);
  return (
    <Dialog
      onClose={onClose}
      title="Post an update"
      size="large"
      description={messages.messages === undefined ? undefined : targetWords(messages.messages)}
    >
      <form
        ref={form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void posting.post();
        }}
        onKeyDown={onSubmitKey}
        // What stands at the bottom must not cover the field that the keyboard reaches.
        className="flex flex-1 flex-col gap-4 [&_:is(input,textarea,button)]:scroll-mb-24"
      >
        <div className="grid min-w-0 items-start gap-x-6 gap-y-4 sm:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            <div className="flex flex-col gap-2">
              <LineField
                label="Message"
                value={text}
                onChange={message.type}
                hint={<Counter length={text.length} />}
                error={failure?.fields.text}
                tall
              />
              <ChoiceStrip legend="Which text" options={TEXTS} value={message.choice} onChange={message.choose} />
            </div>
            {message.isOutdated ? (
              <Notice
                role="status"
                tone="degraded"
                title="The record says something else by now"
                action={<Button onClick={message.putNewFactsIn}>Put the new facts in</Button>}
              >
                What you typed stays; lines that you left as they were are brought up to date.
              </Notice>
            ) : null}
            <MentionChoice value={mention} onChange={message.call} isInThread={message.isInThread} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {may("set-next-update") ? (
              <NextUpdateStep edited={nextUpdate} isHeldUp={posting.isHeldUp} onPromise={message.promise} />
            ) : null}
            <SlackText text={text} fileName={`${incidentName(record.number)}-slack`} mention={mention} />
          </div>
        </div>
        {/* Always in sight, with why it failed: on a phone the form is longer than the screen. */}
        <div className="sticky -bottom-4 -mx-4 mt-auto -mb-4 flex flex-col gap-2 border-t border-line bg-raised px-4 py-3 sm:-bottom-6 sm:-mx-6 sm:-mb-6 sm:px-6">
          <FormFailure
            failure={failure}
            title={
              posting.nextUpdateIsSet
                ? "The next update is set, but the message was not posted"
                : "The message was not posted"
            }
            fields={["text"]}
          />
          {failure?.status === null ? (
            <p className="text-14 text-muted">
              Copy it meanwhile, or press again later: it is posted once, even if the first press arrived.
            </p>
          ) : null}
          <div className="flex flex-wrap items-center justify-end gap-2">
            {draft.isKept ? (
              <Button variant="quiet" className="mr-auto" onClick={draft.discard}>
                Start afresh
              </Button>
            ) : null}
            <Button onClick={onClose}>Cancel</Button>
            <Button
              type="submit"
              variant="primary"
              busy={step !== null}
              busyLabel={step === "next-update" ? "Setting the next update" : "Posting"}
            >
              Post to Slack
            </Button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}

/** How much of what Slack takes is used; said aloud only once it is too much. */
function Counter({ length }: { length: number }) {
  const over = length - LIMITS.message;
  return (
    <span className="flex flex-wrap justify-between gap-x-4">
      <span className="pointer-coarse:hidden">Ctrl or ⌘ and Enter posts it.</span>
      <span className="figures ml-auto">
        {length.toLocaleString("en")} of {LIMITS.message.toLocaleString("en")}
      </span>
      <span role="status" className="basis-full font-medium text-failing">
        {over > 0 ? `${over.toLocaleString("en")} too many: Slack would cut it off` : null}
      </span>
    </span>
  );
}
