"use client";

import { type FormEvent, useState } from "react";
import { ChoiceStrip } from "#components/form/choice-strip.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { FoundIncidents } from "#components/incident/panels/found-incidents.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { incidentName } from "#lib/incident/labels.ts";

const TIES = [
  { value: "related", label: "Related to" },
  { value: "duplicate", label: "Duplicate of" },
] as const;

type Tie = (typeof TIES)[number]["value"];

/** Ties this incident to another one. What a duplicate becomes is said before it becomes one. */
export function LinkDialog({ onClose }: { onClose: () => void }) {
  const { record } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const [tie, setTie] = useState<Tie>("related");
  const [chosen, setChosen] = useState<number | null>(null);
  const [missing, setMissing] = useState(false);
  const own = incidentName(record.number);

  const send = async () => {
    if (chosen === null) {
      setMissing(true);
      return;
    }
    const name = incidentName(chosen);
    const done =
      tie === "related"
        ? await give({ type: "relate", to: chosen }, `Related to ${name}`)
        : await give({ type: "mark-duplicate", of: chosen }, `${own} is a duplicate of ${name}`);
    if (done !== null) onClose();
  };
  return (
    <Dialog onClose={onClose} title="Link another incident" description={`${own} is`}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        <ChoiceStrip legend={`${own} is`} options={TIES} value={tie} onChange={setTie} />
        <FoundIncidents
          without={record}
          chosen={chosen}
          onChoose={(number) => {
            setChosen(number);
            setMissing(false);
          }}
          error={missing ? "Choose an incident" : (failure?.fields.to ?? failure?.fields.of)}
        />
        {tie === "duplicate" && chosen !== null ? (
          <WhatHappens own={own} name={incidentName(chosen)} isOver={record.status === "RESOLVED"} />
        ) : null}
        <FormFailure failure={failure} title="The incidents were not linked" fields={["to", "of"]} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={sending} busyLabel="Linking">
            {tie === "related" ? "Relate" : "Mark as duplicate"}
            {chosen === null ? null : ` ${tie === "related" ? "to" : "of"} ${incidentName(chosen)}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function WhatHappens({ own, name, isOver }: { own: string; name: string; isOver: boolean }) {
  return (
    <Notice title={`${own} goes on in ${name}`}>
      {isOver ? null : `${own} is resolved by it, now. `}
      Links to {own} lead on to {name} from then on; its record stays, and can be looked at from there. It can be taken
      back: {own} is then an incident of its own again, and stays{" "}
      {isOver ? "as it is" : "resolved until it is reopened"}.
    </Notice>
  );
}
