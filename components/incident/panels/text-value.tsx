"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { LineField } from "#components/incident/line-field.tsx";
import { IncidentValue } from "#components/incident/panels/incident-value.tsx";
import { isChosen, pressChoice } from "#components/wizard/text-choices.ts";
import type { Answer } from "#lib/client/answer.ts";

type TextValueProps = {
  label: string;
  name: "impact" | "cause" | "action";
  command: "set-impact" | "set-cause" | "set-action";
  /** The runbook's own words for it. */
  choices: readonly string[];
  save: (text: string, expectedVersion: number) => Promise<Answer<unknown>>;
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
      {(control) => (
        <div className="flex flex-col gap-2">
          <LineField {...control} />
          <ul aria-label={`The runbook's words for ${label.toLowerCase()}`} className="flex flex-wrap gap-1">
            {choices.map((choice) => (
              <li key={choice}>
                <button
                  type="button"
                  aria-pressed={isChosen(control.value, choice)}
                  onClick={() => control.onChange(pressChoice(control.value, choice, choices))}
                  className={CHOICE}
                >
                  {choice}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </IncidentValue>
  );
}

const CHOICE =
  "min-h-6 rounded-4 border border-edge bg-surface px-2 py-1 text-left text-12 transition-colors hover:bg-sunken pointer-coarse:min-h-11 " +
  "aria-pressed:border-accent-ink aria-pressed:bg-accent-quiet aria-pressed:text-accent-ink";
