"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { type Sending, useSending } from "#components/postmortem/comments/use-sending.ts";
import { Button } from "#components/ui/button.tsx";
import type { Answer } from "#lib/client/answer.ts";
import type { PostmortemComment } from "#lib/contracts/postmortem.ts";
import { cleanProse } from "#lib/text/clean.ts";

type CommentBoxProps = {
  label: string;
  submit: string;
  /** What did not happen when it fails. */
  failed: string;
  text: string;
  onChange: (text: string) => void;
  send: (text: string) => Promise<Answer<PostmortemComment>>;
  /** Told once it is there. */
  onDone: (comment: PostmortemComment, sent: string) => void;
  /** Leaves, and keeps what was typed. */
  onLeave: () => void;
  /** Leaves, and forgets what was typed. */
  onDiscard: () => void;
  isOffline: boolean;
  /** What is there already of what is written here: it tells where only the answer was lost. */
  there: readonly PostmortemComment[];
  /** Whether somebody has just asked for it. */
  takesFocus?: boolean;
};

const FIELDS = ["text"];

/** What is typed stays until it is acknowledged. Enter makes a line; with Ctrl or ⌘ it sends. */
export function CommentBox(props: CommentBoxProps) {
  const {
    label,
    submit,
    failed,
    text,
    onChange,
    send,
    onDone,
    onLeave,
    onDiscard,
    isOffline,
    takesFocus = true,
  } = props;
  const sending = useSending();
  const { failure } = sending;
  const form = useRef<HTMLFormElement>(null);
  useFormFocus(form, failure);
  useLostAnswer(props, sending);
  useEffect(() => {
    // No scroll: where it stands may not be settled yet.
    if (takesFocus) form.current?.querySelector("textarea")?.focus({ preventScroll: true });
  }, [takesFocus]);

  const submitted = async (event: FormEvent) => {
    event.preventDefault();
    const done = await sending.send(() => send(text));
    if (done !== null) onDone(done.value, text);
  };
  return (
    <form
      ref={form}
      onSubmit={(event) => void submitted(event)}
      onKeyDown={(event) => onBoxKey(event, onLeave)}
      className="flex flex-col gap-2"
    >
      <LineField label={label} value={text} onChange={onChange} error={failure?.fields.text} tall />
      {isOffline ? (
        <p className="text-12 text-muted">
          Comments need a connection. What you type is kept in this browser until then.
        </p>
      ) : null}
      <FormFailure failure={failure} title={failed} fields={FIELDS} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" variant="primary" busy={sending.sending} busyLabel="Sending">
          {submit}
        </Button>
        <Button size="small" variant="quiet" onClick={onDiscard}>
          {text === "" ? "Cancel" : "Discard"}
        </Button>
      </div>
    </form>
  );
}

/** Where nothing answered, it may have been done all the same. It is done once the server tells of it. */
function useLostAnswer({ text, there, onDone }: CommentBoxProps, { failure, calm }: Sending): void {
  const known = useRef<ReadonlySet<string>>(new Set());
  const isLost = failure !== undefined && failure.status === null;
  useEffect(() => {
    if (!isLost) {
      known.current = new Set(there.map(({ id }) => id));
      return;
    }
    const done = there.find((comment) => !known.current.has(comment.id) && comment.text === cleanProse(text));
    if (done === undefined) return;
    calm();
    onDone(done, text);
  });
}

function onBoxKey(event: KeyboardEvent<HTMLFormElement>, onLeave: () => void): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === "Escape") {
    // A sheet around it stays open: first the box, then the sheet.
    event.stopPropagation();
    onLeave();
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }
}
