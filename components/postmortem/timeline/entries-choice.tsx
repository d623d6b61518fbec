"use client";

import { useState } from "react";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PlainTime } from "#components/ui/plain-time.tsx";
import { labelsOf } from "#lib/incident/labels-of.ts";
import { inOrder } from "#lib/incident/milestones.ts";
import type { Entry } from "#lib/incident/state.ts";
import { toldLabel, toldText } from "#lib/incident/told-entry.ts";

/** Which entries of the record the timeline tells: any may be ticked or not, also those that it tells by itself. */
export function EntriesChoice({ told }: { told: ReadonlySet<number> }) {
  const { record } = useIncidentOnPage();
  const choices = inOrder(record.entries).filter((entry) => isChoice(entry, told.has(entry.seq)));
  const labelOf = labelsOf(record);
  const left = choices.filter(({ seq }) => !told.has(seq)).length;
  return (
    <Disclosure
      className="print:hidden"
      summary={`Choose what the timeline tells (${left === 0 ? "all of the record" : `${left} left out`})`}
    >
      <ul className="flex max-h-96 flex-col overflow-y-auto rounded-8 border border-line">
        {choices.map((entry) => (
          <EntryChoice key={entry.seq} entry={entry} isTold={told.has(entry.seq)} label={labelOf(entry)} />
        ))}
      </ul>
    </Disclosure>
  );
}

/** What has a place of its own in the document is not told a second time, unless somebody asked for it. */
function isChoice({ body: { kind }, retracted }: Entry, isTold: boolean): boolean {
  const hasItsPlace = kind === "narrative" || kind.startsWith("action-item-");
  return retracted === null && (isTold || !hasItsPlace);
}

function EntryChoice({ entry, isTold, label }: { entry: Entry; isTold: boolean; label: string }) {
  const { give, failure } = useCommand();
  const { seq, happenedAt } = entry;
  /** Shown until the record has it, so that the box does not jump back meanwhile. */
  const [wanted, setWanted] = useState<boolean | null>(null);
  if (wanted === isTold) setWanted(null);
  const tick = async (exported: boolean) => {
    setWanted(exported);
    const command = { type: "mark-entry", entry: seq, exported } as const;
    if (!(await give(command, exported ? "Told in the timeline" : "Left out of the timeline"))) setWanted(null);
  };
  return (
    <li className="flex flex-col gap-2 border-line px-3 not-first:border-t">
      <label className="flex min-h-11 items-start gap-3 py-2 text-14">
        <input
          type="checkbox"
          checked={wanted ?? isTold}
          onChange={({ target }) => void tick(target.checked)}
          className="mt-[2px] size-4 shrink-0 accent-accent"
        />
        <span className="min-w-0 wrap-anywhere">
          <span className="line-clamp-3">
            <span className="font-medium">{toldLabel(entry, label)}</span> {toldText(entry)}
          </span>
          <span className="block text-12 text-muted">
            <PlainTime at={happenedAt} />
          </span>
        </span>
      </label>
      <FormFailure failure={failure} title="The timeline was not changed" fields={[]} />
    </li>
  );
}
