"use client";

import { Check } from "lucide-react";
import { useId } from "react";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { SEVERITIES, SEVERITY_LEVELS, type Severity } from "#lib/runbook/severity.ts";

type SeverityChoiceProps = {
  legend: string;
  value: Severity;
  onChange: (severity: Severity) => void;
  /** Marked among the others. */
  suggested?: Severity;
};

/** The runbook's four levels, each with its definition and response time, of which one is taken. */
export function SeverityChoice({ legend, value, onChange, suggested }: SeverityChoiceProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className="pb-1 text-14 font-medium">{legend}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {SEVERITIES.map((severity) => (
          <label key={severity} className={CHOICE}>
            <input
              type="radio"
              name={name}
              value={severity}
              checked={value === severity}
              onChange={() => onChange(severity)}
              className="sr-only"
            />
            <span className="flex items-center gap-2">
              {/* Not colour alone tells which one is taken. */}
              {value === severity ? <Check aria-hidden="true" className="size-4 shrink-0 text-accent-ink" /> : null}
              <SeverityBadge severity={severity} />
              <span className={classNames("text-14", value === severity && "font-medium")}>
                {SEVERITY_LEVELS[severity].definition}
              </span>
            </span>
            <span className="figures flex flex-wrap justify-between gap-x-3 text-12 text-muted">
              <span>Respond: {SEVERITY_LEVELS[severity].responseTime}</span>
              {severity === suggested ? <span className="font-medium">suggested</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const CHOICE =
  "relative flex min-h-11 cursor-pointer flex-col justify-center gap-1 rounded-8 border border-edge bg-surface px-3 py-2 transition-colors " +
  "hover:bg-sunken " +
  "has-checked:border-accent-ink has-checked:bg-accent-quiet " +
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink";
