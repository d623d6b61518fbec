"use client";

import { type FormEvent, useRef, useState } from "react";
import { AliveFieldset } from "#components/form/alive-fieldset.tsx";
import { ChoiceStrip } from "#components/form/choice-strip.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { onSubmitKey } from "#components/form/submit-key.ts";
import { TimeField } from "#components/form/time-field.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { commandOf, EMPTY_NOTE, readTypedNote, type TypedNote } from "#components/incident/timeline/typed-note.ts";
import { useCommand } from "#components/incident/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";

/** Around the text field, for what leads here from elsewhere. */
export const COMPOSER_ID = "composer-text";

const KINDS = [
  { value: "note", label: "Note" },
  { value: "mitigation", label: "Mitigation" },
] as const;

const WORDS = {
  note: {
    label: "What happened, or what you see",
    submit: "Add note",
    done: "Note added",
    failed: "The note was not added",
  },
  mitigation: {
    label: "What was done",
    submit: "Record mitigation",
    done: "Mitigation recorded",
    failed: "The mitigation was not recorded",
  },
} as const;

const FIELDS = ["text", "at"];

type ComposerProps = { kind: TypedNote["kind"]; onKind: (kind: TypedNote["kind"]) => void };

/** Writes into the timeline: a note or a mitigation, which are typed apart. */
export function Composer({ kind, onKind }: ComposerProps) {
  return (
    <Card className="p-4">
      <AliveFieldset className="flex min-w-0 flex-col gap-3">
        <ChoiceStrip legend="What to add" options={KINDS} value={kind} onChange={onKind} />
        <EntryForm key={kind} kind={kind} />
      </AliveFieldset>
    </Card>
  );
}

/** What is typed stays until it is acknowledged. */
function EntryForm({ kind }: Pick<ComposerProps, "kind">) {
  const { record } = useIncidentOnPage();
  const draft = useOwnDraft(`${kind}.${record.number}`, EMPTY_NOTE[kind], readTypedNote);
  const { give, sending, failure } = useCommand();
  const [asksTime, setAsksTime] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const typed = draft.value;
  const words = WORDS[kind];
  const showsTime = asksTime || typed.at !== null;
  useFormFocus(form, failure);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await give(commandOf(typed), words.done, draft.sendKey(typed))) === null) return;
    draft.settle(typed);
    setAsksTime(false);
  };

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} onKeyDown={onSubmitKey} className="flex flex-col gap-3">
      <div id={COMPOSER_ID}>
        <LineField
          label={words.label}
          value={typed.text}
          onChange={(next) => draft.change({ ...typed, text: next })}
          error={failure?.fields.text}
          tall
        />
      </div>
      {showsTime ? (
        <TimeField
          label="When it happened"
          hint="Empty: now"
          value={typed.at ?? undefined}
          onChange={(at) => draft.change({ ...typed, at: at ?? null })}
          error={failure?.fields.at}
          earliest={record.startedAt}
        />
      ) : null}
      <FormFailure failure={failure} title={words.failed} fields={FIELDS} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {kind === "note" ? (
          <label className="flex min-h-6 items-center gap-2 text-14 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={typed.exported}
              onChange={({ target }) => draft.change({ ...typed, exported: target.checked })}
              className="size-4 accent-accent"
            />
            Show in the postmortem
          </label>
        ) : (
          <p className="text-14 text-muted">Always shown in the postmortem</p>
        )}
        <Button
          size="small"
          variant="quiet"
          aria-expanded={showsTime}
          onClick={() => {
            setAsksTime(!showsTime);
            if (showsTime) draft.change({ ...typed, at: null });
          }}
        >
          {showsTime ? "It happened now" : "It happened earlier"}
        </Button>
        <Button type="submit" variant="primary" busy={sending} busyLabel="Sending" className="ml-auto">
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
