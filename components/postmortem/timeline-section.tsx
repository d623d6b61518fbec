"use client";

import { useState } from "react";
import { AmendDialog } from "#components/incident/dialogs.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { DocumentSection } from "#components/postmortem/document-section.tsx";
import { EntriesChoice } from "#components/postmortem/entries-choice.tsx";
import { Facts } from "#components/postmortem/facts.tsx";
import { ToldEntry } from "#components/postmortem/told-entry.tsx";
import { labelsOf } from "#lib/incident/labels-of.ts";
import { postmortemEntries } from "#lib/incident/postmortem-entries.ts";

/** The runbook's four moments and what was marked, as the record has them. */
export function TimelineSection() {
  const { record, may } = useIncidentOnPage();
  const [correcting, setCorrecting] = useState<number | null>(null);
  const told = postmortemEntries(record);
  const labelOf = labelsOf(record);
  const entry = record.entries.find(({ seq }) => seq === correcting);
  return (
    <DocumentSection id="timeline" title="Timeline">
      <Facts>
        <ol className="flex flex-col">
          {told.map((one) => (
            <ToldEntry
              key={one.seq}
              entry={one}
              label={labelOf(one)}
              onCorrect={may("amend-entry") ? () => setCorrecting(one.seq) : undefined}
            />
          ))}
        </ol>
      </Facts>
      {may("mark-entry") ? <EntriesChoice told={new Set(told.map(({ seq }) => seq))} /> : null}
      {entry === undefined ? null : <AmendDialog entry={entry} onClose={() => setCorrecting(null)} />}
    </DocumentSection>
  );
}
