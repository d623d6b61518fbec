"use client";

import { type FormEvent, useRef } from "react";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { TimeField } from "#components/form/time-field.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import {
  amendmentOf,
  commandOf,
  earliestOf,
  readAmendment,
  saysAlready,
  type TypedAmendment,
} from "#components/incident/timeline/amendment.ts";
import { useCommand } from "#components/incident/use-command.ts";
import { ValueConflict } from "#components/incident/value-conflict.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { PlainTime } from "#components/ui/plain-time.tsx";
import { correctionsOf } from "#lib/incident/can.ts";
import { labelsOf } from "#lib/incident/labels-of.ts";
import type { Entry } from "#lib/incident/state.ts";

/** Corrects when an entry happened or what it says. What it said before stays readable. */
export function AmendDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { record } = useIncidentOnPage();
  const draft = useOwnDraft<TypedAmendment>(
    `amend.${record.number}.${entry.seq}`,
    amendmentOf(entry, record.version),
    readAmendment,
    (kept) => saysAlready(entry, kept),
  );
  const { give, sending, failure } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const { text: hasText, time: hasTime } = correctionsOf(entry);
  const typed = draft.value;
  const conflict = failure?.conflict;

  useFormFocus(form, failure);

  const send = async (amendment: TypedAmendment) => {
    const command = commandOf(entry, amendment);
    const after = command === null ? record : await give(command, "Entry corrected");
    if (after === null) return;
    if (draft.settle(typed, (later) => ({ ...later, version: after.version }))) onClose();
  };
  const discard = () => {
    draft.discard();
    onClose();
  };
  return (
    <Dialog
      onClose={onClose}
      title={`Correct: ${labelsOf(record)(entry)}`}
      description="The correction is recorded with your name. What it said before stays readable."
    >
      <form
        ref={form}
        className="flex flex-col gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send(typed);
        }}
      >
        {hasText ? (
          <LineField
            label="Text"
            value={typed.text}
            onChange={(text) => draft.change({ ...typed, text })}
            error={failure?.fields.text}
            tall
          />
        ) : null}
        {hasTime ? (
          <TimeField
            label="When it happened"
            value={typed.at}
            onChange={(at) => draft.change({ ...typed, at })}
            error={failure?.fields.at}
            earliest={earliestOf(record, entry)}
            required
          />
        ) : null}
        {conflict === undefined ? (
          <>
            <FormFailure failure={failure} title="The entry was not corrected" fields={["text", "at"]} />
            <FormActions
              submit="Save the correction"
              sending={sending}
              sendingLabel="Saving"
              onCancel={onClose}
              draft={draft}
            />
          </>
        ) : (
          <ValueConflict
            by={conflict.by.name}
            recordedAt={conflict.recordedAt}
            theirs={<AsWritten text={amendmentOf(entry, 0).text} at={entry.happenedAt} />}
            mine={<AsWritten text={typed.text} at={typed.at} />}
            onMine={() => void send({ ...typed, version: conflict.version })}
            onTheirs={discard}
            sending={sending}
          />
        )}
      </form>
    </Dialog>
  );
}

function AsWritten({ text, at }: Pick<TypedAmendment, "text" | "at">) {
  return (
    <>
      {text === "" ? null : <span className="block whitespace-pre-wrap">{text}</span>}
      {at === undefined ? null : <PlainTime at={at} />}
    </>
  );
}
