"use client";

import { useState } from "react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Panel } from "#components/incident/panel.tsx";
import { ActionItemRow } from "#components/incident/panels/action-item-row.tsx";
import { AddActionItem } from "#components/incident/panels/add-action-item.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";

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
