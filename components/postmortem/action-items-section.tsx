"use client";

import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { ActionItemForm } from "#components/incident/panels/action-item-form.tsx";
import { ActionItemRow } from "#components/incident/panels/action-item-row.tsx";
import { fieldsOf, type TypedActionItem } from "#components/incident/panels/typed-action-item.ts";
import { DocumentSection } from "#components/postmortem/document-section.tsx";
import { Facts } from "#components/postmortem/facts.tsx";
import { Button } from "#components/ui/button.tsx";

const NEW: TypedActionItem = { text: "", owner: "", due: "", version: 0 };

/** What is to be done so that it does not happen again. */
export function ActionItemsSection() {
  const { record, may } = useIncidentOnPage();
  /** Taken off on this page: they keep their place, where the button that was pressed puts them back. */
  const [removedHere, setRemovedHere] = useState<ReadonlySet<number>>(new Set());
  const listed = record.actionItems.filter(({ id, removedAt }) => removedAt === null || removedHere.has(id));
  return (
    <DocumentSection id="action-items" title="Action Items">
      <Facts>
        {listed.length === 0 ? (
          <p className="py-1 text-muted">To be written.</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {listed.map((item) => (
              <ActionItemRow
                key={item.id}
                item={item}
                onRemove={() => setRemovedHere((before) => new Set([...before, item.id]))}
              />
            ))}
          </ul>
        )}
        {may("add-action-item") ? <AddActionItem /> : null}
      </Facts>
    </DocumentSection>
  );
}

function AddActionItem() {
  const { record, send, say } = useIncidentOnPage();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) form.current?.querySelector("textarea")?.focus();
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <Button
        ref={button}
        size="small"
        className="my-2 self-start"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : setOpen(true))}
      >
        <Plus aria-hidden="true" />
        Add an action item
      </Button>
      {isOpen ? (
        <div ref={form} className="print:hidden">
          <ActionItemForm
            draft={`action-item.${record.number}`}
            initial={NEW}
            submit="Add"
            failed="The action item was not added"
            send={(typed) => send({ type: "add-action-item", ...fieldsOf(typed) })}
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
