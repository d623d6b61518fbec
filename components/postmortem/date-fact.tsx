"use client";

import { useState } from "react";
import { AmendDialog } from "#components/incident/dialogs.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { FactButton } from "#components/postmortem/fact-button.tsx";
import { Fact } from "#components/postmortem/facts.tsx";
import { Time } from "#components/ui/time.tsx";
import { milestonesOf } from "#lib/incident/milestones.ts";

/** From the first alert to the resolution: either time is corrected in its own entry of the record. */
export function DateFact() {
  const { record, may } = useIncidentOnPage();
  const [correcting, setCorrecting] = useState<number | null>(null);
  const { firstAlert, resolution } = milestonesOf(record);
  const { startedAt, endedAt } = record;
  const mayCorrect = may("amend-entry");
  const entry = record.entries.find(({ seq }) => seq === correcting);
  return (
    <Fact label="Date" long>
      <span className="-my-[6px] flex flex-wrap items-center gap-x-2 whitespace-nowrap pointer-coarse:-my-3">
        <span className="flex min-h-8 items-center gap-1 pointer-coarse:min-h-11">
          <Time at={startedAt} />
          {mayCorrect ? (
            <FactButton label="Correct the beginning" onPress={() => setCorrecting(firstAlert.seq)} />
          ) : null}
        </span>
        <span className="flex min-h-8 items-center gap-1 pointer-coarse:min-h-11">
          <span aria-hidden="true">-</span>
          <span className="sr-only">to</span>
          {endedAt === null ? "ongoing" : <Time at={endedAt} />}
          {mayCorrect && resolution !== null ? (
            <FactButton label="Correct the end" onPress={() => setCorrecting(resolution.seq)} />
          ) : null}
        </span>
      </span>
      {entry === undefined ? null : <AmendDialog entry={entry} onClose={() => setCorrecting(null)} />}
    </Fact>
  );
}
