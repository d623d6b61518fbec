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
  isWaitingDone,
  readTransition,
  type TypedTransition,
  type WaitingChange,
} from "#components/incident/typed-transition.ts";
import { useCommand } from "#components/incident/use-command.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { lastTransitionAt } from "#lib/incident/transitions.ts";

const WORDS = {
  start: {
    title: "Waiting on Intercom",
    description:
      "From then on the time counts as Intercom's, until you say that it no longer waits. The whole stays the same.",
    at: "Since when",
    submit: "Start waiting",
    sending: "Saving",
    done: "Waiting on Intercom",
  },
  end: {
    title: "Not waiting any more",
    description: "From then on the time counts as ours again.",
    at: "Until when",
    submit: "Stop waiting",
    sending: "Saving",
    done: "Not waiting any more",
  },
} as const satisfies Record<WaitingChange, object>;

type WaitingDialogProps = { change: WaitingChange; onClose: () => void };

/** Says that it waits on Intercom, or no longer, and since when: the time between is theirs. All of it can be left empty. */
export function WaitingDialog({ change, onClose }: WaitingDialogProps) {
  const { record, say } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const draft = useOwnDraft<TypedTransition>(
    `${change}-waiting.${record.number}`,
    { text: "", version: record.version },
    readTransition,
    (typed) => isWaitingDone(record, change, typed),
  );
  const form = useRef<HTMLFormElement>(null);
  const { value: typed } = draft;
  const words = WORDS[change];
  useFormFocus(form, failure);

  // Also where somebody else said it first, or the answer was lost. What was typed stays to be read.
  const isThere = (record.waitingSince !== null) === (change === "start") || record.status === "RESOLVED";
  useEffect(() => {
    if (!isThere || sending || draft.isKept) return;
    say(words.done);
    onClose();
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const at = typed.at === undefined ? {} : { at: typed.at };
    const command =
      change === "start"
        ? ({ type: "start-waiting", reason: typed.text, ...at } as const)
        : ({ type: "end-waiting", ...at } as const);
    if ((await give(command, words.done)) === null) return;
    draft.settle(typed);
    onClose();
  };
  return (
    <Dialog onClose={onClose} title={words.title} description={words.description}>
      <form ref={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {change === "start" ? (
          <LineField
            label="What for (optional)"
            value={typed.text}
            onChange={(text) => draft.change({ ...typed, text })}
            error={failure?.fields.reason}
          />
        ) : null}
        <TimeField
          label={words.at}
          hint="Empty: now"
          value={typed.at}
          onChange={(at) => draft.change({ ...typed, at })}
          error={failure?.fields.at}
          earliest={lastTransitionAt(record)}
        />
        <FormFailure failure={failure} title="It was not saved" fields={["reason", "at"]} />
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
