"use client";

import { useId, useState } from "react";
import { StatusBadge } from "#components/incident/status-badge.tsx";
import { useFoundIncidents } from "#components/palette/use-found-incidents.ts";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { IncidentRecord, IncidentSummary } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";

type FoundIncidentsProps = {
  /** The incident that is not offered to itself; drills are offered to drills, and real ones to real ones. */
  without: Pick<IncidentRecord, "number" | "drill">;
  chosen: number | null;
  onChoose: (number: number | null) => void;
  error: string | undefined;
};

/** Incidents to choose one from: those that are open, or those that the typed words mean. */
export function FoundIncidents({ without, chosen, onChoose, error }: FoundIncidentsProps) {
  const [typed, setTyped] = useState("");
  const { incidents, searching, failure } = useFoundIncidents(typed);
  const name = useId();
  const offered = incidents.filter(({ number, drill }) => number !== without.number && drill === without.drill);
  return (
    <>
      <TextInput
        label="Incident"
        hint="Its number, or words of it"
        autoComplete="off"
        value={typed}
        error={error}
        onChange={({ target }) => {
          setTyped(target.value);
          onChoose(null);
        }}
      />
      <div aria-busy={searching} className="max-h-64 min-h-11 overflow-y-auto">
        {failure !== undefined ? (
          <p role="status" className="text-14 text-muted">
            {failure.message}
          </p>
        ) : offered.length === 0 ? (
          <p role="status" className="text-14 text-muted">
            {searching
              ? "Searching"
              : typed.trim() === ""
                ? "No other incident is open."
                : "No other incident matches."}
          </p>
        ) : (
          <fieldset className="flex flex-col">
            <legend className="pb-1 text-12 text-muted">{typed.trim() === "" ? "Open" : "Found"}</legend>
            {offered.map((incident) => (
              <Choice
                key={incident.number}
                incident={incident}
                group={name}
                isChosen={incident.number === chosen}
                onChoose={() => onChoose(incident.number)}
              />
            ))}
          </fieldset>
        )}
      </div>
    </>
  );
}

type ChoiceProps = { incident: IncidentSummary; group: string; isChosen: boolean; onChoose: () => void };

function Choice({ incident: { number, severity, status, impact }, group, isChosen, onChoose }: ChoiceProps) {
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-2 rounded-8 px-2 py-2 text-14 hover:bg-sunken has-checked:bg-accent-quiet">
      <input
        type="radio"
        name={group}
        checked={isChosen}
        onChange={onChoose}
        className="mt-1 size-4 shrink-0 accent-accent"
      />
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <span className="figures font-semibold">{incidentName(number)}</span>
        <SeverityBadge severity={severity} />
        <StatusBadge status={status} />
        <span className="basis-full text-12 wrap-anywhere text-muted">{impact ?? "impact unknown"}</span>
      </span>
    </label>
  );
}
