"use client";

import { useState } from "react";
import { AmendDialog } from "#components/incident/dialogs.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { DocumentSection } from "#components/postmortem/document-section.tsx";
import { Facts } from "#components/postmortem/facts.tsx";
import { EntriesChoice } from "#components/postmortem/timeline/entries-choice.tsx";
import { WordingDialog } from "#components/postmortem/timeline/late-wording-dialog.ts";
import { ToldLine } from "#components/postmortem/timeline/told-line.tsx";
import { labelsOf } from "#lib/incident/labels-of.ts";
import { postmortemEntries } from "#lib/incident/postmortem-entries.ts";
import type { Block } from "#lib/runbook/outline.ts";

type Doing = { readonly task: "word" | "correct"; readonly seq: number };

/** The runbook's four moments and what was chosen, as the record has them, in the words of the postmortem. */
export function TimelineSection({ block }: { block: Block }) {
  const { record, may } = useIncidentOnPage();
  const [doing, setDoing] = useState<Doing | null>(null);
  const told = postmortemEntries(record);
  const labelOf = labelsOf(record);
  const entry = record.entries.find(({ seq }) => seq === doing?.seq);
  const stop = () => setDoing(null);
  return (
    <DocumentSection {...block}>
      <Facts>
        {told.length === 0 ? (
          <p className="py-1 text-muted">To be written.</p>
        ) : (
          <ol className="flex flex-col">
            {told.map((one) => (
              <ToldLine
                key={one.seq}
                entry={one}
                label={labelOf(one)}
                onWord={
                  may("word-entry") && one.redacted === null
                    ? () => setDoing({ task: "word", seq: one.seq })
                    : undefined
                }
                onCorrect={may("amend-entry") ? () => setDoing({ task: "correct", seq: one.seq }) : undefined}
              />
            ))}
          </ol>
        )}
      </Facts>
      {may("mark-entry") ? <EntriesChoice told={new Set(told.map(({ seq }) => seq))} /> : null}
      {entry === undefined || doing?.task !== "word" ? null : (
        <WordingDialog entry={entry} label={labelOf(entry)} onClose={stop} />
      )}
      {entry === undefined || doing?.task !== "correct" ? null : <AmendDialog entry={entry} onClose={stop} />}
    </DocumentSection>
  );
}
