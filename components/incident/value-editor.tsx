"use client";

import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { ShownTitle, ShownValue } from "#components/incident/shown-value.tsx";
import type { RecordedText } from "#components/incident/typed-text.ts";
import { UnsavedDraft } from "#components/incident/unsaved-draft.tsx";
import { type SaveValue, useEditedValue } from "#components/incident/use-edited-value.ts";
import { ValueOutcome } from "#components/incident/value-outcome.tsx";
import { Button } from "#components/ui/button.tsx";
import { useAnnouncer } from "#components/ui/use-announcer.tsx";
import type { Failure } from "#lib/client/answer.ts";

/** What a control in an editor is given: it brings its own label and shows its own error. */
export type EditorControl = {
  label: string;
  error: string | undefined;
  value: string;
  onChange: (text: string) => void;
};

type ValueEditorProps = RecordedText & {
  /** What the value is called, for instance "Impact". */
  label: string;
  /** The draft's name among all of Offhook's, for instance `impact.42`. */
  draft: string;
  /** A value in words: this one, somebody else's, or what was typed. */
  words: (text: string) => ReactNode;
  mayEdit: boolean;
  save: SaveValue;
  /** The field that the server names when the value is wrong. */
  field: string;
  /** Of the editor, for what leads to it from elsewhere. */
  id?: string;
  /** It is the title of the page: seen as that, also while it is edited. */
  isTitle?: boolean;
  children: (control: EditorControl) => ReactNode;
};

/**
 * A value that is pressed to edit it where it stands. Enter saves; Escape and Cancel leave and keep what was typed. Where
 * somebody else changed it meanwhile, both values are shown and the person chooses.
 */
export function ValueEditor(props: ValueEditorProps) {
  const { label, words, mayEdit, save, field, id, isTitle = false, children } = props;
  const [editing, setEditing] = useState(false);
  const [say, announcements] = useAnnouncer();
  const edited = useEditedValue(props.draft, props, save, (isAll) => {
    say(`${label} saved`);
    if (isAll) setEditing(false);
  });
  const { isDirty, sending, failure } = edited;
  const { button, form } = useEditorFocus(editing, failure);

  const close = () => {
    edited.calm();
    setEditing(false);
  };
  const discard = () => {
    edited.discard();
    setEditing(false);
  };

  const shown = {
    label,
    words: words(props.text),
    button,
    onEdit: mayEdit ? () => setEditing(true) : undefined,
  };
  return (
    <div id={id} className="min-w-0">
      {isTitle && editing ? <ShownTitle {...shown} onEdit={undefined} /> : null}
      {editing ? (
        <form
          ref={form}
          className="flex flex-col gap-2 py-1"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (isDirty) void edited.save();
            else discard();
          }}
          onKeyDown={(event) => onEditorKey(event, close)}
        >
          {children({ label, error: failure?.fields[field], value: edited.text, onChange: edited.change })}
          <ValueOutcome
            edited={edited}
            failed={`${label} was not saved`}
            field={field}
            words={words}
            onDiscard={discard}
          >
            <Button type="submit" size="small" variant="primary" busy={sending} busyLabel="Saving">
              Save
            </Button>
            <Button size="small" variant="quiet" onClick={close}>
              Cancel
            </Button>
            {isDirty ? (
              <Button size="small" variant="quiet" onClick={discard}>
                Discard
              </Button>
            ) : null}
          </ValueOutcome>
        </form>
      ) : (
        <>
          {isTitle ? <ShownTitle {...shown} /> : <ShownValue {...shown} />}
          {isDirty ? (
            <UnsavedDraft
              words={words(edited.text)}
              onGoOn={() => setEditing(true)}
              onDiscard={() => {
                edited.discard();
                button.current?.focus();
              }}
            />
          ) : null}
        </>
      )}
      {announcements}
    </div>
  );
}

/** Focus follows: into the control, to what was refused, and back to the button. */
function useEditorFocus(editing: boolean, failure: Failure | undefined) {
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (editing) form.current?.querySelector<HTMLElement>("textarea, input, select")?.focus();
    // Not away from where somebody has gone meanwhile.
    else if (wasEditing.current && document.activeElement === document.body) button.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  useFormFocus(form, failure);
  return { button, form };
}

function onEditorKey(event: KeyboardEvent<HTMLFormElement>, leave: () => void): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === "Escape") {
    event.stopPropagation();
    leave();
  } else if (event.key === "Enter" && !event.shiftKey && isMultiline(event.target)) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }
}

/** In these Enter does not submit by itself. */
function isMultiline(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
