"use client";

import { type FormEvent, useEffect, useRef } from "react";
import { readText } from "#components/form/draft-text.ts";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { entryText } from "#lib/incident/entry-text.ts";
import type { Entry } from "#lib/incident/state.ts";

const DONE = "Entry redacted";

/** Asks before what an entry says is blanked for good. */
export function RedactDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { record, say } = useIncidentOnPage();
  const draft = useOwnDraft(`redact.${record.number}.${entry.seq}`, "", readText, () => entry.redacted !== null);
  const { give, sending, failure } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  useFormFocus(form, failure);

  // Also where somebody else did, or the answer was lost: there is nothing left to redact.
  useEffect(() => {
    if (entry.redacted === null || sending) return;
    say(DONE);
    onClose();
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const reason = draft.value;
    if ((await give({ type: "redact-entry", entry: entry.seq, reason }, DONE)) === null) return;
    draft.settle(reason);
    onClose();
  };
  return (
    <Dialog
      onClose={onClose}
      title="Redact this entry for good?"
      description={
        <div className="flex flex-col gap-2">
          <p>This cannot be undone. It is for tokens, personal data and whatever else must not stay.</p>
          <p>
            What the entry says is blanked here and in the database, with what it said before each correction, its
            request ids, and its words in the postmortem. That there was an entry, when and by whom stays. A message
            that Slack has already is not changed there.
          </p>
        </div>
      }
    >
      <form ref={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <blockquote className="line-clamp-4 border-l-2 border-edge pl-3 text-14 wrap-anywhere">
          {entryText(entry)}
        </blockquote>
        <LineField
          label="Why (optional)"
          hint="It stays readable: do not repeat what is to be gone."
          value={draft.value}
          onChange={draft.change}
          error={failure?.fields.reason}
        />
        <FormFailure failure={failure} title="The entry was not redacted" fields={["reason"]} />
        <FormActions
          submit="Redact for good"
          sending={sending}
          sendingLabel="Redacting"
          danger
          onCancel={onClose}
          draft={draft}
        />
      </form>
    </Dialog>
  );
}
