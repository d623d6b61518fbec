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

/** Asks what fixed it, and when it really ended: every duration is counted to there. */
export function ResolveDialog({ onClose }: { onClose: () => void }) {
  const { record } = useIncidentOnPage();
  const draft = useOwnDraft<TypedTransition>(`resolve.${record.number}`, UNTYPED_TRANSITION, readTransition);
  const { give, sending, failure } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const typed = draft.value;
  useFormFocus(form, failure);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { text: fix, at } = typed;
    const when = at === undefined ? {} : { at };
    if (!(await give({ type: "resolve", expectedVersion: record.version, fix, ...when }, "Incident resolved"))) return;
    draft.settle(typed);
    onClose();
  };
  return (
    <Dialog
      onClose={onClose}
      title="Resolve the incident"
      description="Both go into the postmortem. It can be opened again."
    >
      <form ref={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <LineField
          label="What fixed it"
          value={typed.text}
          onChange={(text) => draft.change({ ...typed, text })}
          error={failure?.fields.fix}
        />
        <TimeField
          label="When it really ended"
          hint="Empty: now"
          value={typed.at}
          onChange={(at) => draft.change({ ...typed, at })}
          error={failure?.fields.at}
          earliest={lastTransitionAt(record)}
        />
        <FormFailure failure={failure} title="The incident was not resolved" fields={["fix", "at"]} />
        <FormActions submit="Resolve" sending={sending} sendingLabel="Resolving" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
