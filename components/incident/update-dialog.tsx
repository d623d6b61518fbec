"use client";

import { type FormEvent, useRef, useState } from "react";
import { readText } from "#components/form/draft-text.ts";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { NextUpdateField } from "#components/incident/panels/next-update-field.tsx";
import { SlackText } from "#components/incident/slack-text.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { useFormFocus } from "#components/incident/use-form-focus.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { incidentName } from "#lib/incident/labels.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";

/** Tells everybody how it stands: first when they hear again, then the message that says so. */
export function UpdateDialog({ onClose }: { onClose: () => void }) {
  const { record } = useIncidentOnPage();
  /** Null while nothing was typed; empty where the promise was taken back. */
  const draft = useOwnDraft<string | null>(
    `update.${record.number}`,
    null,
    readText,
    (typed) => typed === (record.nextUpdateAt ?? ""),
  );
  const { give, sending, failure } = useCommand();
  const [isSet, setSet] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useFormFocus(form, failure);
  const nextUpdateAt = draft.value === null ? record.nextUpdateAt : draft.value || null;
  const done = nextUpdateAt === null ? "No next update is promised" : "The next update is set";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const command = { type: "set-next-update", expectedVersion: record.version, nextUpdateAt } as const;
    if (!(await give(command, done))) return;
    draft.settle(draft.value);
    setSet(true);
  };
  return (
    <Dialog
      onClose={onClose}
      title="Update everybody"
      description="Say when they hear from you again, then paste the message into Slack."
    >
      <form ref={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        <NextUpdateField
          label="Next update"
          value={nextUpdateAt ?? ""}
          onChange={(text) => {
            draft.change(text);
            setSet(false);
          }}
          error={failure?.fields.nextUpdateAt}
        />
        <FormFailure failure={failure} title="The next update was not set" fields={["nextUpdateAt"]} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" busy={sending} busyLabel="Saving">
            {isSet ? done : "Set the next update"}
          </Button>
          {draft.isKept ? (
            <Button variant="quiet" onClick={draft.discard}>
              Discard
            </Button>
          ) : null}
        </div>
      </form>
      <SlackText text={slackMessageOf({ ...record, nextUpdateAt })} fileName={`${incidentName(record.number)}-slack`} />
      <Button className="self-end" onClick={onClose}>
        Done
      </Button>
    </Dialog>
  );
}
