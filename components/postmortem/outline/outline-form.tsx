"use client";

import { RotateCcw } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { ValueConflict } from "#components/incident/value-conflict.tsx";
import { AddSection } from "#components/postmortem/outline/add-section.tsx";
import { BlockList } from "#components/postmortem/outline/block-list.tsx";
import { isSameOutline } from "#components/postmortem/outline/outline-edit.ts";
import { readTypedOutline, type TypedOutline } from "#components/postmortem/outline/typed-outline.ts";
import { Button } from "#components/ui/button.tsx";
import { useAnnouncer } from "#components/ui/use-announcer.tsx";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import type { Answer, Failure } from "#lib/client/answer.ts";
import type { Block, Outline } from "#lib/runbook/outline.ts";

type OutlineFormProps = {
  /** The draft's name among all of Offhook's. */
  draftName: string;
  /** The outline as it is, and its version. */
  recorded: TypedOutline;
  /** Sections that were removed and whose text is kept. */
  removed: readonly Pick<Block, "id" | "title">[];
  /** Another outline to begin from. */
  reset: { readonly label: string; readonly read: () => Promise<Answer<Outline>> };
  /** Saves it in place of the version that it names. @returns the version that it is then */
  save: (typed: TypedOutline) => Promise<Answer<number>>;
  /** Somebody else was faster: what they made of it is asked for. */
  onConflict: () => void;
  onSaved: () => void;
  /** Leaves it; undefined where it stands on a page, and there is nothing to leave. */
  onCancel?: () => void;
};

/** Sections named, ordered, added and taken off; kept while it is typed, saved as a whole. */
export function OutlineForm(props: OutlineFormProps) {
  const { draftName, recorded, removed, reset, save, onConflict, onSaved, onCancel } = props;
  const draft = useOwnDraft<TypedOutline>(draftName, recorded, readTypedOutline, ({ outline }) =>
    isSameOutline(outline, recorded.outline),
  );
  const isAlive = useIsAlive();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [say, announcements] = useAnnouncer();
  const form = useRef<HTMLFormElement>(null);
  const { outline, version } = draft.value;
  const conflict = failure?.conflict;
  useFormFocus(form, failure);

  const change = (next: Outline) => draft.change({ outline: next, version });
  const send = async (typed: TypedOutline) => {
    if (sending) return;
    setSending(true);
    setFailure(undefined);
    const answer = await save(typed);
    setSending(false);
    if (!answer.ok) {
      if (answer.failure.code === "conflict") onConflict();
      setFailure(answer.failure);
      return;
    }
    // What was typed meanwhile goes on from what was saved.
    if (draft.settle(draft.value, (later) => ({ ...later, version: answer.value }))) onSaved();
  };
  const takeOther = async () => {
    setFailure(undefined);
    const answer = await reset.read();
    if (!answer.ok) return setFailure(answer.failure);
    change(answer.value);
    say("The sections were replaced; nothing is saved yet");
  };
  const discard = () => {
    draft.discard();
    setFailure(undefined);
    onCancel?.();
  };

  return (
    <form
      ref={form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send(draft.value);
      }}
    >
      {/* Off until the page is alive: what is typed before that would replace what was kept. */}
      <fieldset disabled={!isAlive} className="flex min-w-0 flex-col gap-4">
        <BlockList outline={outline} onChange={change} errors={failure?.fields ?? {}} say={say} />
        <AddSection outline={outline} onChange={change} removed={removed} say={say} />
        <Button size="small" variant="quiet" className="self-start" onClick={() => void takeOther()}>
          <RotateCcw aria-hidden="true" />
          {reset.label}
        </Button>
        {conflict === undefined ? (
          <>
            <FormFailure
              failure={failure}
              title="The sections were not saved"
              fields={outline.map((_, index) => `outline.${index}.title`)}
            />
            <FormActions submit="Save" sending={sending} sendingLabel="Saving" onCancel={onCancel} draft={draft} />
          </>
        ) : (
          <ValueConflict
            by={conflict.by.name}
            recordedAt={conflict.recordedAt}
            theirs={titlesOf(recorded.outline)}
            mine={titlesOf(outline)}
            onMine={() => void send({ outline, version: conflict.version })}
            onTheirs={discard}
            sending={sending}
          />
        )}
        {announcements}
      </fieldset>
    </form>
  );
}

function titlesOf(outline: Outline): string {
  return outline.map(({ title }) => title).join(" · ");
}
