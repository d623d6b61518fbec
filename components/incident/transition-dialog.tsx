"use client";

import { type FormEvent, useEffect, useRef } from "react";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { TimeField } from "#components/form/time-field.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import {
  isDoneBy,
  readTransition,
  type Transition,
  type TypedTransition,
} from "#components/incident/typed-transition.ts";
import { useCommand } from "#components/incident/use-command.ts";
import { useSeenVersion } from "#components/incident/use-seen-version.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import type { CommandInput } from "#lib/incident/command.ts";
import { lastTransitionAt } from "#lib/incident/transitions.ts";

type Words = {
  readonly title: string;
  readonly description: string;
  /** The field of the command that holds the text. */
  readonly field: "fix" | "reason";
  readonly text: string;
  readonly at: string;
  readonly submit: string;
  readonly sending: string;
  readonly done: string;
  readonly failed: string;
};

const WORDS: Readonly<Record<Transition, Words>> = {
  resolve: {
    title: "Resolve the incident",
    description: "What fixed it and when it ended go into the postmortem. The incident can be reopened.",
    field: "fix",
    text: "What fixed it",
    at: "When it really ended",
    submit: "Resolve",
    sending: "Resolving",
    done: "Incident resolved",
    failed: "The incident was not resolved",
  },
  reopen: {
    title: "Reopen the incident",
    description: "It goes back to INVESTIGATING, and its clock goes on from the first alert.",
    field: "reason",
    text: "Why it is open again",
    at: "When it began again",
    submit: "Reopen",
    sending: "Reopening",
    done: "Incident open again: INVESTIGATING",
    failed: "The incident was not reopened",
  },
};

type TransitionDialogProps = { transition: Transition; onClose: () => void };

/** Asks what ended an incident, or why it is open again, and when: every duration is counted to there. */
export function TransitionDialog({ transition, onClose }: TransitionDialogProps) {
  const { record, say } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const expectedVersion = useSeenVersion(record.version, failure);
  const isDone = (typed: TypedTransition) => isDoneBy(record, transition, typed);
  const draft = useOwnDraft<TypedTransition>(
    `${transition}.${record.number}`,
    { text: "", version: record.version },
    readTransition,
    isDone,
  );
  const form = useRef<HTMLFormElement>(null);
  const typed = draft.value;
  const words = WORDS[transition];
  useFormFocus(form, failure);

  const isThere = (record.status === "RESOLVED") === (transition === "resolve");
  // Also where the answer was lost, and the record tells it.
  useEffect(() => {
    if (!isThere || !draft.isKept || !isDone(typed)) return;
    say(words.done);
    onClose();
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await give(commandOf(transition, typed, expectedVersion), words.done)) === null) return;
    draft.settle(typed);
    onClose();
  };
  return (
    <Dialog onClose={onClose} title={words.title} description={words.description}>
      <form ref={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <LineField
          label={words.text}
          value={typed.text}
          onChange={(text) => draft.change({ ...typed, text })}
          error={failure?.fields[words.field]}
        />
        <TimeField
          label={words.at}
          hint="Empty: now"
          value={typed.at}
          onChange={(at) => draft.change({ ...typed, at })}
          error={failure?.fields.at}
          earliest={lastTransitionAt(record)}
        />
        <FormFailure failure={failure} title={words.failed} fields={[words.field, "at"]} />
        <FormActions
          submit={words.submit}
          sending={sending}
          sendingLabel={words.sending}
          onCancel={onClose}
          draft={draft}
        />
      </form>
    </Dialog>
  );
}

function commandOf(transition: Transition, { text, at }: TypedTransition, expectedVersion: number): CommandInput {
  const when = at === undefined ? {} : { at };
  return transition === "resolve"
    ? { type: "resolve", expectedVersion, fix: text, ...when }
    : { type: "reopen", expectedVersion, reason: text, ...when };
}
