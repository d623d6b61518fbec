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
import { useSeenVersion } from "#components/incident/use-seen-version.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { entryText } from "#lib/incident/entry-text.ts";
import type { Entry } from "#lib/incident/state.ts";
import { cleanLine } from "#lib/text/clean.ts";

const DONE = "Entry retracted";

/** Asks before an entry is taken back, and why. */
export function RetractDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { record, say } = useIncidentOnPage();
  const isDone = (reason: string) => entry.retracted !== null && cleanLine(reason) === (entry.retracted.reason ?? "");
  const draft = useOwnDraft(`retract.${record.number}.${entry.seq}`, "", readText, isDone);
  const { give, sending, failure } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const expectedVersion = useSeenVersion(record.version, failure);
  useFormFocus(form, failure);

  // Also where the answer was lost, and the record tells it.
  useEffect(() => {
    if (!isDone(draft.value)) return;
    say(DONE);
    onClose();
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const reason = draft.value;
    const command = { type: "retract-entry", expectedVersion, entry: entry.seq, reason } as const;
    if ((await give(command, DONE)) === null) return;
    draft.settle(reason);
    onClose();
  };
  return (
    <Dialog
      onClose={onClose}
      title="Retract this entry?"
      description="It stays in the timeline, struck through, and leaves the postmortem. You can undo it."
    >
      <form ref={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <blockquote className="line-clamp-4 border-l-2 border-edge pl-3 text-14 wrap-anywhere">
          {entryText(entry)}
        </blockquote>
        <LineField label="Why (optional)" value={draft.value} onChange={draft.change} error={failure?.fields.reason} />
        <FormFailure failure={failure} title="The entry was not retracted" fields={["reason"]} />
        <FormActions submit="Retract" sending={sending} sendingLabel="Retracting" onCancel={onClose} draft={draft} />
      </form>
    </Dialog>
  );
}
