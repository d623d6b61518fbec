"use client";

import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import type { OwnDraft } from "#components/form/use-own-draft.ts";
import { ActionItemWords } from "#components/incident/panels/action-item-words.tsx";
import { fieldsOf, type TypedActionItem } from "#components/incident/panels/typed-action-item.ts";
import { ValueConflict } from "#components/incident/value-conflict.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Answer, Failure } from "#lib/client/answer.ts";

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

const FIELDS = ["text", "owner", "due"];

/** What is to be done, by whom, by when. */
export function ActionItemForm({ draft, initial, submit, failed, send, onDone, onCancel }: ActionItemFormProps) {
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
        <TextInput
          label="Owner"
          autoComplete="off"
          value={typed.owner}
          onChange={({ target }) => draft.change({ ...typed, owner: target.value })}
          error={failure?.fields.owner}
        />
        <TextInput
          label="Due"
          type="date"
          value={typed.due}
          onChange={({ target }) => draft.change({ ...typed, due: target.value })}
          error={failure?.fields.due}
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
          theirs={<ActionItemWords {...fieldsOf(initial)} />}
          mine={<ActionItemWords {...fieldsOf(typed)} />}
          onMine={() => void give({ ...typed, version: conflict.version })}
          onTheirs={discard}
          sending={sending}
        />
      )}
    </form>
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
