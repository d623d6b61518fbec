"use client";

import { Pencil } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { isRecorded } from "#components/incident/is-recorded.ts";
import { UnsavedDraft } from "#components/incident/unsaved-draft.tsx";
import { useFormFocus } from "#components/incident/use-form-focus.ts";
import { ValueConflict } from "#components/incident/value-conflict.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { Answer, Failure } from "#lib/client/answer.ts";

/** What a control in an editor is given: it brings its own label and shows its own error. */
export type EditorControl = {
  label: string;
  error: string | undefined;
  value: string;
  onChange: (text: string) => void;
};

type ValueEditorProps = {
  /** What the value is called, for instance "Impact". */
  label: string;
  /** The draft's name among all of Offhook's, for instance `impact.42`. */
  draft: string;
  /** The value as its control holds it; empty where it is not set. */
  text: string;
  /** A value in words: this one, somebody else's, or what was typed. */
  words: (text: string) => ReactNode;
  /** The record's version that is shown. */
  version: number;
  /** Who changed the value last; undefined where nobody has. */
  lastChange: { seq: number; by: { name: string }; recordedAt: string } | undefined;
  mayEdit: boolean;
  /** @param expectedVersion the version at which the value was seen that is to be replaced */
  save: (text: string, expectedVersion: number) => Promise<Answer<unknown>>;
  /** The field that the server names when the value is wrong. */
  field: string;
  /** The id of the button that begins to edit, for links from elsewhere. */
  id?: string;
  children: (control: EditorControl) => ReactNode;
};

type Typed = { text: string; version: number };

/**
 * A value that is pressed to edit it where it stands. Enter saves; Escape and Cancel leave and keep what was typed. Where
 * somebody else changed it meanwhile, both values are shown and the person chooses.
 */
export function ValueEditor(props: ValueEditorProps) {
  const { label, text, words, version, lastChange, mayEdit, save, field, id, children } = props;
  const draft = useOwnDraft<Typed>(props.draft, { text, version }, readTyped, (typed) =>
    isRecorded(typed, { text, lastChange }),
  );
  const [editing, setEditing] = useState(false);
  const [sending, setSending] = useState(false);
  const [attempt, setAttempt] = useState<{ sent: Typed; failure: Failure }>();
  const [said, setSaid] = useState("");
  /** The record says what was sent: only the answer was lost. */
  const wasDone = attempt !== undefined && isRecorded(attempt.sent, { text, lastChange });
  const failure = wasDone ? undefined : attempt?.failure;
  const { button, form } = useEditorFocus(editing, failure);
  const typed = draft.value;
  const isDirty = draft.isKept && typed.text !== text;
  const theirs = conflictOf({ text, version, lastChange }, isDirty ? typed : null, failure);

  const close = () => {
    setAttempt(undefined);
    setEditing(false);
  };
  const send = async (expectedVersion: number) => {
    if (sending) return;
    if (!isDirty) {
      draft.discard();
      close();
      return;
    }
    setSending(true);
    setAttempt(undefined);
    const answer = await save(typed.text, expectedVersion);
    setSending(false);
    if (!answer.ok) {
      setAttempt({ sent: typed, failure: answer.failure });
      return;
    }
    draft.settle(typed);
    setSaid(`${label} saved`);
    close();
  };
  useEffect(() => {
    if (!wasDone) return;
    setSaid(`${label} saved`);
    if (!draft.isKept || typed.text === attempt.sent.text) close();
    else {
      // What was typed since then replaces what was sent.
      setAttempt(undefined);
      draft.change({ text: typed.text, version });
    }
  });
  const discard = () => {
    draft.discard();
    close();
  };

  return (
    <div className="min-w-0">
      {editing ? (
        <form
          ref={form}
          className="flex flex-col gap-2 py-1"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (theirs === null) void send(typed.version);
          }}
          onKeyDown={(event) => onEditorKey(event, close)}
        >
          {children({
            label,
            error: failure?.fields[field],
            value: typed.text,
            onChange: (next) => draft.change({ text: next, version: typed.version }),
          })}
          {theirs === null ? (
            <>
              <FormFailure failure={failure} title={`${label} was not saved`} fields={[field]} />
              <div className="flex flex-wrap gap-2">
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
              </div>
            </>
          ) : (
            <ValueConflict
              by={theirs.by}
              recordedAt={theirs.recordedAt}
              theirs={words(theirs.text)}
              mine={words(typed.text)}
              onMine={() => void send(theirs.version)}
              onTheirs={discard}
              sending={sending}
            />
          )}
        </form>
      ) : (
        <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-2">
          <span className="py-2 text-12 text-muted pointer-coarse:py-4">{label}</span>
          {mayEdit ? (
            <button ref={button} id={id} type="button" onClick={() => setEditing(true)} className={VALUE_BUTTON}>
              <span className="sr-only">Edit {label.toLowerCase()}: </span>
              <span className="min-w-0 flex-1 wrap-anywhere">{words(text)}</span>
              <Pencil aria-hidden="true" className="mt-[2px] size-4 shrink-0 text-muted print:hidden" />
            </button>
          ) : (
            <p className="py-[6px] text-14 wrap-anywhere">{words(text)}</p>
          )}
          {isDirty ? (
            <div className="col-span-2">
              <UnsavedDraft
                words={words(typed.text)}
                onGoOn={() => setEditing(true)}
                onDiscard={() => {
                  draft.discard();
                  button.current?.focus();
                }}
              />
            </div>
          ) : null}
        </div>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

const VALUE_BUTTON = classNames(
  "-mx-2 flex min-h-8 items-start gap-2 rounded-4 px-2 py-[6px] text-left text-14 transition-colors hover:bg-sunken",
  "pointer-coarse:min-h-11 pointer-coarse:items-center",
);

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

type Theirs = { text: string; by: string; recordedAt: string; version: number };

/** What somebody else made of the value since it was seen: as the record shows it by now, or as the server refused. */
function conflictOf(
  { text, version, lastChange }: Pick<ValueEditorProps, "text" | "version" | "lastChange">,
  typed: Typed | null,
  failure: Failure | undefined,
): Theirs | null {
  if (typed === null) return null;
  if (lastChange !== undefined && lastChange.seq > typed.version) {
    return { text, by: lastChange.by.name, recordedAt: lastChange.recordedAt, version };
  }
  const conflict = failure?.conflict;
  if (conflict === undefined) return null;
  const { current, by, recordedAt } = conflict;
  return { text: current === null ? "" : String(current), by: by.name, recordedAt, version: conflict.version };
}

function readTyped(kept: unknown): Typed | null {
  if (typeof kept !== "object" || kept === null || !("text" in kept) || !("version" in kept)) return null;
  const { text, version } = kept;
  return typeof text === "string" && typeof version === "number" ? { text, version } : null;
}
