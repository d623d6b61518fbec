"use client";

import { useState } from "react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { ActionItemRow } from "#components/incident/panels/action-item-row.tsx";
import { AddActionItem } from "#components/incident/panels/add-action-item.tsx";
import { DocumentSection } from "#components/postmortem/document-section.tsx";
import { Facts } from "#components/postmortem/facts.tsx";
import type { Block } from "#lib/runbook/outline.ts";

/** What is to be done so that it does not happen again. */
export function ActionItemsSection({ block }: { block: Block }) {
  const { record, may } = useIncidentOnPage();
  /** Taken off on this page: they keep their place, where the button that was pressed puts them back. */
  const [removedHere, setRemovedHere] = useState<ReadonlySet<number>>(new Set());
  const listed = record.actionItems.filter(({ id, removedAt }) => removedAt === null || removedHere.has(id));
  return (
    <DocumentSection {...block}>
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
        {may("add-action-item") ? (
          <div className="flex flex-col gap-2 py-2">
            <AddActionItem />
          </div>
        ) : null}
      </Facts>
    </DocumentSection>
  );
}
