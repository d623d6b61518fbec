"use client";

import { RotateCcw } from "lucide-react";
import { type FormEvent, useRef } from "react";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { ValueConflict } from "#components/incident/value-conflict.tsx";
import {
  isToldSo,
  readTypedWording,
  type TypedWording,
  wordingCommand,
  wordingOf,
  wordingOfLog,
} from "#components/postmortem/timeline/typed-wording.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Entry } from "#lib/incident/state.ts";

type WordingDialogProps = {
  entry: Entry;
  /** What the log calls it. */
  label: string;
  onClose: () => void;
};

/** How the postmortem tells an entry. The log itself is corrected elsewhere, and stays as it is. */
export function WordingDialog({ entry, label, onClose }: WordingDialogProps) {
  const { record } = useIncidentOnPage();
  const draft = useOwnDraft<TypedWording>(
    `told.${record.number}.${entry.seq}`,
    wordingOf(entry, label, record.version),
    readTypedWording,
    (kept) => isToldSo(entry, label, kept),
  );
  const { give, sending, failure } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const typed = draft.value;
  const log = wordingOfLog(entry, label, typed.version);
  const conflict = failure?.conflict;
  useFormFocus(form, failure);

  const send = async (wording: TypedWording) => {
    const after = isToldSo(entry, label, wording)
      ? record
      : await give(wordingCommand(entry, label, wording), "Told in these words");
    if (after !== null && draft.settle(typed, (later) => ({ ...later, version: after.version }))) onClose();
  };
  const discard = () => {
    draft.discard();
    onClose();
  };
  return (
    <Dialog
      onClose={onClose}
      title={`In the postmortem: ${label}`}
      description="Only the postmortem says it so. The incident's log stays as it is."
    >
      <form
        ref={form}
        className="flex flex-col gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send(typed);
        }}
      >
        <TextInput
          label="Label"
          hint={`In the log: ${log.label}`}
          value={typed.label}
          onChange={({ target }) => draft.change({ ...typed, label: target.value })}
          error={failure?.fields.label}
          autoComplete="off"
        />
        <LineField
          label="Text"
          hint={`In the log: ${log.text === "" ? "nothing" : log.text}`}
          value={typed.text}
          onChange={(text) => draft.change({ ...typed, text })}
          error={failure?.fields.text}
          tall
        />
        <Button size="small" variant="quiet" className="self-start" onClick={() => draft.change(log)}>
          <RotateCcw aria-hidden="true" />
          As in the log
        </Button>
        {conflict === undefined ? (
          <>
            <FormFailure failure={failure} title="The wording was not saved" fields={["label", "text"]} />
            <FormActions submit="Save" sending={sending} sendingLabel="Saving" onCancel={onClose} draft={draft} />
          </>
        ) : (
          <ValueConflict
            by={conflict.by.name}
            recordedAt={conflict.recordedAt}
            theirs={inWords(wordingOf(entry, label, 0))}
            mine={inWords(typed)}
            onMine={() => void send({ ...typed, version: conflict.version })}
            onTheirs={discard}
            sending={sending}
          />
        )}
      </form>
    </Dialog>
  );
}

function inWords({ label, text }: TypedWording): string {
  return `${label}: ${text}`;
}
