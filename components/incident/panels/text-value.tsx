"use client";

import { ChoiceField } from "#components/form/choice-field.tsx";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { IncidentValue } from "#components/incident/panels/incident-value.tsx";
import type { SaveValue } from "#components/incident/use-edited-value.ts";

type TextValueProps = {
  label: string;
  name: "impact" | "cause" | "action";
  command: "set-impact" | "set-cause" | "set-action";
  /** The runbook's own words for it. */
  choices: readonly string[];
  save: SaveValue;
};

/** A sentence about the incident, with the runbook's words to choose from. */
export function TextValue({ label, name, command, choices, save }: TextValueProps) {
  const { record } = useIncidentOnPage();
  return (
    <IncidentValue
      label={label}
      name={name}
      text={record[name] ?? ""}
      words={(text) => (text === "" ? <span className="text-muted">unknown</span> : text)}
      command={command}
      save={save}
      field={name}
    >
      {(control) => <ChoiceField {...control} choices={choices} oneOnly={name !== "impact"} />}
    </IncidentValue>
  );
}
