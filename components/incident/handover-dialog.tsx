"use client";

import { type FormEvent, useRef } from "react";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { PersonField } from "#components/form/person-field.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { type IncidentRole, ROLE_LABELS, roleCommand } from "#components/incident/roles.ts";
import { readHandover, type TypedHandover } from "#components/incident/typed-handover.ts";
import { meanwhile } from "#components/incident/typed-text.ts";
import { useCommand } from "#components/incident/use-command.ts";
import { ValueConflict } from "#components/incident/value-conflict.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

type HandoverDialogProps = { role: IncidentRole; onClose: () => void };

/** Gives a role to somebody, with what they have to know: both stand in the timeline. */
export function HandoverDialog({ role, onClose }: HandoverDialogProps) {
  const { record, me } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const draft = useOwnDraft<TypedHandover>(
    `handover.${role}.${record.number}`,
    { name: "", note: "", version: record.version },
    readHandover,
  );
  const form = useRef<HTMLFormElement>(null);
  const { value: typed } = draft;
  const holder = record[role];
  const label = ROLE_LABELS[role].toLowerCase();
  const recorded = { text: holder ?? "", version: record.version, lastChange: record.changes[role] };
  const theirs = meanwhile(recorded, { text: typed.name, version: typed.version }, failure);
  useFormFocus(form, failure);

  const send = async (expectedVersion: number) => {
    const command = roleCommand(role, { ...typed, expectedVersion });
    if ((await give(command, `${ROLE_LABELS[role]}: ${typed.name === "" ? "nobody" : typed.name}`)) === null) return;
    draft.settle(typed);
    onClose();
  };
  const takeTheirs = () => {
    draft.discard();
    onClose();
  };
  return (
    <Dialog
      onClose={onClose}
      title={holder === null ? `Give the role: ${label}` : `Hand over: ${label}`}
      description={holder === null ? "Nobody has it now." : `${holder === me ? "You have" : `${holder} has`} it now.`}
    >
      <form
        ref={form}
        className="flex flex-col gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (theirs === null) void send(typed.version);
        }}
      >
        <PersonField
          label="To whom"
          hint="Empty: to nobody"
          value={typed.name}
          onChange={(name) => draft.change({ ...typed, name })}
          error={failure?.fields[role]}
          without={holder}
          respondersOnly
        />
        <LineField
          label="What they have to know (optional)"
          hint="It stands in the timeline."
          value={typed.note}
          onChange={(note) => draft.change({ ...typed, note })}
          error={failure?.fields.note}
        />
        {theirs === null ? (
          <>
            <FormFailure failure={failure} title="It was not handed over" fields={[role, "note"]} />
            <FormActions
              submit={holder === null ? "Give the role" : "Hand over"}
              sending={sending}
              sendingLabel="Handing over"
              onCancel={onClose}
              draft={draft}
            />
          </>
        ) : (
          <ValueConflict
            by={theirs.by}
            recordedAt={theirs.recordedAt}
            theirs={theirs.text === "" ? "nobody" : theirs.text}
            mine={typed.name === "" ? "nobody" : typed.name}
            onMine={() => void send(theirs.version)}
            onTheirs={takeTheirs}
            sending={sending}
          />
        )}
      </form>
    </Dialog>
  );
}
