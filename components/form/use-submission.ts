"use client";

import { type FormEvent, type RefObject, useRef, useState } from "react";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import type { Answer, Failure } from "#lib/client/answer.ts";

type Submission = {
  form: RefObject<HTMLFormElement | null>;
  submit: (event: FormEvent<HTMLFormElement>) => void;
  sending: boolean;
  /** Why the last attempt failed; undefined before the first, while sending, and after success. */
  failure: Failure | undefined;
  /** What is wrong with a field, by its name. */
  errorOf: (field: string) => string | undefined;
};

/**
 * Sends a form. The inputs stay uncontrolled and in place, so that a failure of any kind (a wrong field, a dead server, a
 * session that ended) loses nothing that was typed. After a failure focus goes to the first wrong field, or to the
 * explanation (`FormFailure`) where no field is at fault.
 */
export function useSubmission<Value>(
  send: (fields: FormData) => Promise<Answer<Value>>,
  onDone: (value: Value, form: HTMLFormElement) => void,
): Submission {
  const form = useRef<HTMLFormElement>(null);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  useFormFocus(form, failure);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const sent = event.currentTarget;
    setSending(true);
    setFailure(undefined);
    const answer = await send(new FormData(sent));
    setSending(false);
    if (answer.ok) onDone(answer.value, sent);
    else setFailure(answer.failure);
  };

  return {
    form,
    submit: (event) => void submit(event),
    sending,
    failure,
    errorOf: (field) => failure?.fields[field],
  };
}

/** The text of a form's field; empty when it has none of that name. */
export function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}
