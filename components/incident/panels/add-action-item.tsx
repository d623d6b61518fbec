"use client";

import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { ActionItemForm } from "#components/incident/panels/action-item-form.tsx";
import { fieldsOf, readTypedActionItem, type TypedActionItem } from "#components/incident/panels/typed-action-item.ts";
import { Button } from "#components/ui/button.tsx";

const NEW: TypedActionItem = { text: "", owner: "", due: "", kind: "", link: "", version: 0 };

/** A new action item. What was typed and kept is shown at once, also after a reload. */
export function AddActionItem() {
  const { record, send, say } = useIncidentOnPage();
  const draft = useOwnDraft(`action-item.${record.number}`, NEW, readTypedActionItem);
  /** Null until somebody opened or closed it. */
  const [asked, setAsked] = useState<boolean | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const isOpen = asked ?? draft.isKept;
  useEffect(() => {
    if (asked === true) form.current?.querySelector("textarea")?.focus();
  }, [asked]);
  const close = () => {
    setAsked(false);
    button.current?.focus();
  };
  return (
    <>
      <Button
        ref={button}
        size="small"
        className="self-start"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : setAsked(true))}
      >
        <Plus aria-hidden="true" />
        {draft.isKept && !isOpen ? "Go on with the new action item" : "Add an action item"}
      </Button>
      {isOpen ? (
        <div ref={form} className="print:hidden">
          <ActionItemForm
            draft={draft}
            initial={NEW}
            submit="Add"
            failed="The action item was not added"
            send={(typed) => send({ type: "add-action-item", ...fieldsOf(typed) }, draft.sendKey(typed))}
            onDone={() => {
              say("Action item added");
              close();
            }}
            onCancel={close}
          />
        </div>
      ) : null}
    </>
  );
}
