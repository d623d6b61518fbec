"use client";

import { Plus } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { readText } from "#components/form/draft-text.ts";
import { FormFailure } from "#components/form/form-failure.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { complaintOf, readRequestIdLines } from "#components/incident/panels/request-id-lines.ts";
import { Button } from "#components/ui/button.tsx";
import type { Failure } from "#lib/client/answer.ts";

/** Request ids by hand, one a line. Those that are there already are not added twice. */
export function AddRequestIds() {
  const { record, send } = useIncidentOnPage();
  const draft = useOwnDraft(`request-ids.${record.number}`, "", readText);
  /** Null until somebody opened or closed it. */
  const [asked, setAsked] = useState<boolean | null>(null);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [said, setSaid] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const isOpen = asked ?? draft.isKept;
  const typed = readRequestIdLines(draft.value);
  const complaint = failure === undefined ? undefined : complaintOf(typed, failure.fields);
  useFormFocus(form, failure);
  useEffect(() => {
    if (asked === true) form.current?.querySelector("textarea")?.focus();
  }, [asked]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    setFailure(undefined);
    const sent = draft.value;
    const requestIds = typed.map(({ requestId }) => requestId);
    const answer = await send({ type: "add-request-ids", requestIds });
    setSending(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    // It stays open for more, also where it was open only because of what was kept.
    setAsked(true);
    draft.settle(sent);
    setSaid(
      addedText(
        requestIds.map(({ id }) => id),
        new Set(record.requestIds.map(({ id }) => id)),
      ),
    );
  };

  const close = () => {
    setAsked(false);
    button.current?.focus();
  };
  const discard = () => {
    draft.discard();
    setFailure(undefined);
    close();
  };

  return (
    <>
      <Button
        ref={button}
        size="small"
        variant="quiet"
        className="self-start"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : setAsked(true))}
      >
        <Plus aria-hidden="true" />
        {draft.isKept && !isOpen ? "Go on adding by hand" : "Add by hand"}
      </Button>
      {isOpen ? (
        <form
          ref={form}
          onSubmit={(event) => void submit(event)}
          // What was typed is kept.
          onKeyDown={(event) => {
            if (event.key === "Escape" && !event.nativeEvent.isComposing) close();
          }}
          className="flex flex-col gap-2"
        >
          <LineField
            label="Request ids, one a line"
            hint="Beside an id, if you know it: req_1 GET /contacts 503"
            value={draft.value}
            onChange={draft.change}
            error={complaint}
            spellCheck={false}
            tall
          />
          {complaint === undefined ? (
            <FormFailure failure={failure} title="The request ids were not added" fields={[]} />
          ) : null}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" size="small" busy={sending} busyLabel="Adding">
              Add request ids
            </Button>
            {draft.isKept ? (
              <Button size="small" variant="quiet" onClick={discard}>
                Discard
              </Button>
            ) : null}
          </div>
        </form>
      ) : null}
      <p role="status" className="text-12 text-muted empty:hidden">
        {said}
      </p>
    </>
  );
}

/** `2 added, 1 was there already`. */
function addedText(sent: readonly string[], known: ReadonlySet<string>): string {
  const ids = new Set(sent);
  const old = [...ids].filter((id) => known.has(id)).length;
  const added = ids.size - old;
  if (old === 0) return `${added} added`;
  const there = `${old} ${old === 1 ? "was" : "were"} there already`;
  return added === 0 ? `Nothing added: ${there}` : `${added} added, ${there}`;
}
