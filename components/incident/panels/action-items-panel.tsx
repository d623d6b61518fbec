"use client";

import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Panel } from "#components/incident/panel.tsx";
import { ActionItemForm } from "#components/incident/panels/action-item-form.tsx";
import { ActionItemRow } from "#components/incident/panels/action-item-row.tsx";
import { fieldsOf, type TypedActionItem } from "#components/incident/panels/typed-action-item.ts";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";

const NEW: TypedActionItem = { text: "", owner: "", due: "", version: 0 };

/** What is to be done so that it does not happen again. */
export function ActionItemsPanel() {
  const { record, may } = useIncidentOnPage();
  /** Taken off on this page: they keep their place, so that nobody who errs has to search for them. */
  const [removedHere, setRemovedHere] = useState<readonly number[]>([]);
  const isListed = (id: number, removedAt: string | null) => removedAt === null || removedHere.includes(id);
  const listed = record.actionItems.filter(({ id, removedAt }) => isListed(id, removedAt));
  const removed = record.actionItems.filter(({ id, removedAt }) => !isListed(id, removedAt));
  const open = record.actionItems.filter(({ completedAt, removedAt }) => completedAt === null && removedAt === null);
  return (
    <Panel id="action-items" title={open.length === 0 ? "Action items" : `Action items (${open.length} open)`}>
      {listed.length === 0 ? (
        <p className="text-14 text-muted">
          None yet. Write down what prevents this, what would have shown it sooner, and what the documentation lacks.
        </p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {listed.map((item) => (
            <ActionItemRow key={item.id} item={item} onRemove={() => setRemovedHere([...removedHere, item.id])} />
          ))}
        </ul>
      )}
      {may("add-action-item") ? <AddActionItem /> : null}
      {removed.length === 0 ? null : (
        <Disclosure summary={`Removed (${removed.length})`}>
          <ul className="flex flex-col divide-y divide-line">
            {removed.map((item) => (
              <ActionItemRow key={item.id} item={item} onRemove={() => {}} />
            ))}
          </ul>
        </Disclosure>
      )}
    </Panel>
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
        variant="quiet"
        className="self-start"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Plus aria-hidden="true" />
        Add an action item
      </Button>
      {isOpen ? (
        <div ref={form}>
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
