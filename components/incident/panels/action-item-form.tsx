"use client";

import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { ChoiceChip } from "#components/form/choice-chip.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { PersonField } from "#components/form/person-field.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import type { OwnDraft } from "#components/form/use-own-draft.ts";
import { useActing } from "#components/incident/incident-context.tsx";
import { ActionItemWords } from "#components/incident/panels/action-item-words.tsx";
import { fieldsOf, type TypedActionItem } from "#components/incident/panels/typed-action-item.ts";
import { ValueConflict } from "#components/incident/value-conflict.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Answer, Failure } from "#lib/client/answer.ts";
import { ACTION_ITEM_KIND_TITLES, ACTION_ITEM_KINDS } from "#lib/runbook/action-item-kinds.ts";

type ActionItemFormProps = {
  draft: OwnDraft<TypedActionItem>;
  /** As the record has it; empty for a new one. */
  initial: TypedActionItem;
  submit: string;
  /** What did not happen when it fails. */
  failed: string;
  send: (item: TypedActionItem) => Promise<Answer<{ readonly version: number }>>;
  /** @param isAll false where more was typed while it was under way */
  onDone: (isAll: boolean) => void;
  /** Leaves; what was typed is kept, or was just discarded. */
  onCancel: () => void;
};

const FIELDS = ["text", "kind", "owner", "due", "link"];

const KIND_OPTIONS = [
  { value: "", label: "No kind" },
  ...ACTION_ITEM_KINDS.map((value) => ({ value, label: ACTION_ITEM_KIND_TITLES[value] })),
];

/** What is to be done, of which kind it is, by whom, by when, and where it is tracked. */
export function ActionItemForm({ draft, initial, submit, failed, send, onDone, onCancel }: ActionItemFormProps) {
  const { me } = useActing();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const form = useRef<HTMLFormElement>(null);
  const typed = draft.value;
  const conflict = failure?.conflict;
  useFormFocus(form, failure);

  const give = async (item: TypedActionItem) => {
    if (sending) return;
    setSending(true);
    setFailure(undefined);
    const answer = await send(item);
    setSending(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    onDone(draft.settle(typed, (later) => ({ ...later, version: answer.value.version })));
  };
  const discard = () => {
    draft.discard();
    onCancel();
  };

  return (
    <form
      ref={form}
      // The server says what is wrong, in our words.
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void give(typed);
      }}
      onKeyDown={(event) => onFormKey(event, onCancel)}
    >
      <LineField
        label="What is to be done"
        value={typed.text}
        onChange={(text) => draft.change({ ...typed, text })}
        error={failure?.fields.text}
      />
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-1">
        <Select
          label="Kind"
          options={KIND_OPTIONS}
          value={typed.kind}
          onChange={({ target }) => draft.change({ ...typed, kind: target.value })}
          error={failure?.fields.kind}
        />
        <TextInput
          label="Due"
          type="date"
          value={typed.due}
          onChange={({ target }) => draft.change({ ...typed, due: target.value })}
          error={failure?.fields.due}
        />
        <div className="flex flex-col gap-1">
          <PersonField
            label="Owner"
            value={typed.owner}
            onChange={(owner) => draft.change({ ...typed, owner })}
            error={failure?.fields.owner}
            without={me}
          />
          <span>
            <ChoiceChip
              chosen={typed.owner === me}
              onPress={() => draft.change({ ...typed, owner: typed.owner === me ? "" : me })}
            >
              Mine
            </ChoiceChip>
          </span>
        </div>
        <TextInput
          label="Link (optional)"
          type="url"
          inputMode="url"
          autoComplete="off"
          hint="Where the work is tracked, for instance an issue"
          value={typed.link}
          onChange={({ target }) => draft.change({ ...typed, link: target.value })}
          error={failure?.fields.link}
        />
      </div>
      {conflict === undefined ? (
        <>
          <FormFailure failure={failure} title={failed} fields={FIELDS} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" size="small" variant="primary" busy={sending} busyLabel="Saving">
              {submit}
            </Button>
            <Button size="small" variant="quiet" onClick={onCancel}>
              Cancel
            </Button>
            {draft.isKept ? (
              <Button size="small" variant="quiet" onClick={discard}>
                Discard
              </Button>
            ) : null}
          </div>
        </>
      ) : (
        <ValueConflict
          by={conflict.by.name}
          recordedAt={conflict.recordedAt}
          theirs={<AllWords item={initial} />}
          mine={<AllWords item={typed} />}
          onMine={() => void give({ ...typed, version: conflict.version })}
          onTheirs={discard}
          sending={sending}
        />
      )}
    </form>
  );
}

/** Everything that two people can have written differently. */
function AllWords({ item }: { item: TypedActionItem }) {
  return (
    <>
      <ActionItemWords {...fieldsOf(item)} />
      {item.link === "" ? null : <span className="block text-12 font-normal wrap-anywhere">{item.link}</span>}
    </>
  );
}

/** Escape leaves, as Cancel does, and keeps what was typed; Enter sends, because an action item is one line. */
function onFormKey(event: KeyboardEvent<HTMLFormElement>, leave: () => void): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === "Escape") leave();
  else if (event.key === "Enter" && !event.shiftKey && event.target instanceof HTMLTextAreaElement) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }
}
