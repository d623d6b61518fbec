"use client";

import { type FormEvent, useRef } from "react";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { LineField } from "#components/incident/line-field.tsx";
import { TimeField } from "#components/incident/time-field.tsx";
import { readTransition, type TypedTransition, UNTYPED_TRANSITION } from "#components/incident/typed-transition.ts";
import { useCommand } from "#components/incident/use-command.ts";
import { useFormFocus } from "#components/incident/use-form-focus.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { lastTransitionAt } from "#lib/incident/transitions.ts";

/** Asks why an incident that was over is open again. Its clock goes on from the first alert. */
export function ReopenDialog({ onClose }: { onClose: () => void }) {
  const { record } = useIncidentOnPage();
  const draft = useOwnDraft<TypedTransition>(`reopen.${record.number}`, UNTYPED_TRANSITION, readTransition);
  const { give, sending, failure } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const typed = draft.value;
  useFormFocus(form, failure);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { text: reason, at } = typed;
    const when = at === undefined ? {} : { at };
    const command = { type: "reopen", expectedVersion: record.version, reason, ...when } as const;
    if (!(await give(command, "Incident open again: INVESTIGATING"))) return;
    draft.settle(typed);
    onClose();
  };
  return (
    <Dialog
      onClose={onClose}
      title="Reopen the incident"
      description="It goes back to INVESTIGATING, and its clock goes on from the first alert."
    >
      <form ref={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <LineField
          label="Why it is open again"
          value={typed.text}
          onChange={(text) => draft.change({ ...typed, text })}
          error={failure?.fields.reason}
        />
        <TimeField
          label="When it began again"
          hint="Empty: now"
          value={typed.at}
          onChange={(at) => draft.change({ ...typed, at })}
          error={failure?.fields.at}
          earliest={lastTransitionAt(record)}
        />
        <FormFailure failure={failure} title="The incident was not reopened" fields={["reason", "at"]} />
        <FormActions submit="Reopen" sending={sending} sendingLabel="Reopening" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
