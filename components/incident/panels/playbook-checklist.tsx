"use client";

import { useState } from "react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { PlaybookStepRow } from "#components/incident/panels/playbook-step-row.tsx";
import { TickedBy } from "#components/incident/panels/ticked-by.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { PlaybookView } from "#lib/contracts/playbook.ts";
import type { IncidentState, PlaybookStep } from "#lib/incident/state.ts";

/** The steps of a playbook, which everybody on the incident ticks off together. */
export function PlaybookChecklist({ playbook: { steps, doneWhen } }: { playbook: PlaybookView }) {
  const { record } = useIncidentOnPage();
  const known = new Map(record.steps.map((step) => [step.step, step]));
  const isDone = (id: string) => known.get(id)?.done != null;
  const done = steps.filter(({ id }) => isDone(id)).length;
  /** What is next as the list is opened. It stays: nothing must move under the eyes of whoever reads while others tick. */
  const [next] = useState(() => steps.find(({ id }) => !isDone(id))?.id);
  const shown = new Set(steps.map(({ id }) => id));
  const elsewhere = record.steps.filter(({ step, done: tick }) => tick !== null && !shown.has(step));
  return (
    <>
      <div className="flex flex-col gap-2">
        <p className="figures text-14 font-medium">
          {done} of {steps.length} done
        </p>
        <div aria-hidden="true" className="h-1 overflow-hidden rounded-4 bg-sunken painted">
          <div className="h-full bg-accent painted" style={{ width: `${(done / steps.length) * 100}%` }} />
        </div>
      </div>
      <ol className="flex flex-col divide-y divide-line">
        {steps.map((step, index) => (
          <PlaybookStepRow
            key={step.id}
            step={step}
            place={index + 1}
            known={known.get(step.id)}
            isOpen={step.id === next}
          />
        ))}
      </ol>
      <p className="border-t border-line pt-3 text-14">
        <span className="font-medium">Done when: </span>
        {doneWhen}
      </p>
      {elsewhere.length === 0 ? null : <Elsewhere steps={elsewhere} entries={record.entries} />}
    </>
  );
}

type ElsewhereProps = { steps: readonly PlaybookStep[]; entries: IncidentState["entries"] };

/** What was done while the incident was classified otherwise. */
function Elsewhere({ steps, entries }: ElsewhereProps) {
  return (
    <Disclosure summary={`Done in other playbooks (${steps.length})`}>
      <ul className="flex flex-col gap-2 text-14">
        {steps.map(({ step, done }) => {
          const body = entries.find(({ seq }) => seq === done?.seq)?.body;
          return (
            <li key={step}>
              {body?.kind === "step-done" ? body.title : step}
              {done === null ? null : <TickedBy {...done} />}
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
