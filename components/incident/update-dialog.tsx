"use client";

import { type FormEvent, useRef, useState } from "react";
import { NextUpdateField } from "#components/form/next-update-field.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { NextUpdateWords } from "#components/incident/next-update-words.tsx";
import { SlackText } from "#components/incident/slack-text.tsx";
import { useEditedValue } from "#components/incident/use-edited-value.ts";
import { ValueOutcome } from "#components/incident/value-outcome.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { incidentName } from "#lib/incident/labels.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";

/** Tells everybody how it stands: first when they hear again, then the message that says so. */
export function UpdateDialog({ onClose }: { onClose: () => void }) {
  const { record, send, say } = useIncidentOnPage();
  const [isSet, setSet] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const edited = useEditedValue(
    // The same draft as where the value itself is edited.
    `nextUpdateAt.${record.number}`,
    { text: record.nextUpdateAt ?? "", version: record.version, lastChange: record.changes.nextUpdateAt },
    (typed, expectedVersion) =>
      send({ type: "set-next-update", expectedVersion, nextUpdateAt: typed === "" ? null : typed }),
    () => {
      setSet(true);
      say(done);
    },
  );
  const { text, isDirty, sending, failure, change, save, discard } = edited;
  useFormFocus(form, failure);
  const nextUpdateAt = text === "" ? null : text;
  const done = nextUpdateAt === null ? "No next update is promised" : "The next update is set";
  return (
    <Dialog
      onClose={onClose}
      title="Update everybody"
      description="Say when they hear from you again, then paste the message into Slack."
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
