"use client";

import { type FormEvent, useRef, useState } from "react";
import { NextUpdateField } from "#components/form/next-update-field.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { HOW_TO_SET_UP } from "#components/incident/messages/delivery-words.ts";
import { MessageDialog } from "#components/incident/messages/message-dialog.tsx";
import { useMessages } from "#components/incident/messages/use-messages.ts";
import { useNextUpdate } from "#components/incident/messages/use-next-update.ts";
import { NextUpdateWords } from "#components/incident/next-update-words.tsx";
import { SlackText } from "#components/incident/slack-text.tsx";
import { ValueOutcome } from "#components/incident/value-outcome.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { incidentName } from "#lib/incident/labels.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";

/** Tells everybody how it stands: posted from here where Slack is set up, else copied. */
export function UpdateDialog({ onClose }: { onClose: () => void }) {
  const { record } = useIncidentOnPage();
  const { messages } = useMessages(record.number);
  return messages?.by === null ? <CopyDialog onClose={onClose} /> : <MessageDialog onClose={onClose} />;
}

/** First when they hear again, then the message that says so, to be pasted. */
function CopyDialog({ onClose }: { onClose: () => void }) {
  const { record } = useIncidentOnPage();
  const [isSet, setSet] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const edited = useNextUpdate(() => setSet(true));
  const { text, isDirty, sending, failure, change, save, discard } = edited;
  useFormFocus(form, failure);
  const nextUpdateAt = text === "" ? null : text;
  const done = nextUpdateAt === null ? "No next update is promised" : "The next update is set";
  return (
    <Dialog
      onClose={onClose}
      title="Update everybody"
      description={<>Say when they hear from you again, then paste the message into Slack. {HOW_TO_SET_UP}</>}
    >
      <form
        ref={form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (isDirty) void save();
          else setSet(true);
        }}
        className="flex flex-col gap-3"
      >
        <NextUpdateField
          value={nextUpdateAt}
          onChange={(at) => {
            change(at ?? "");
            setSet(false);
          }}
          error={failure?.fields.nextUpdateAt}
        />
        <ValueOutcome
          edited={edited}
          failed="The next update was not set"
          field="nextUpdateAt"
          words={(at) => <NextUpdateWords at={at} />}
          onDiscard={discard}
        >
          <Button type="submit" variant="primary" busy={sending} busyLabel="Saving">
            {isSet && !isDirty ? done : "Set the next update"}
          </Button>
          {isDirty ? (
            <Button variant="quiet" onClick={discard}>
              Discard
            </Button>
          ) : null}
        </ValueOutcome>
      </form>
      <SlackText text={slackMessageOf({ ...record, nextUpdateAt })} fileName={`${incidentName(record.number)}-slack`} />
      <Button className="self-end" onClick={onClose}>
        Done
      </Button>
    </Dialog>
  );
}
