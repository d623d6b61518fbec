"use client";

import { SeverityChoice } from "#components/incident/severity-choice.tsx";
import { FactList } from "#components/triage/fact-list.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Declared, Suggestion, Typed } from "#components/wizard/declared.ts";
import { FormPart } from "#components/wizard/form-part.tsx";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import { SEVERITY_LEVELS } from "#lib/runbook/severity.ts";

const NOT_CLASSIFIED = "";

const CLASSES = [
  { value: NOT_CLASSIFIED, label: "Not classified yet" },
  ...LEAVES.map((leaf) => ({ value: leaf, label: LEAF_MEANINGS[leaf].title })),
];

type SeverityPartProps = {
  declared: Declared;
  suggestion: Suggestion;
  onType: (typed: Typed) => void;
  errorOf: (field: string) => string | undefined;
};

/** How severe it is, with the level that is suggested and why, and the end of the tree that it is filed under. */
export function SeverityPart({ declared: { severity, leaf }, suggestion, onType, errorOf }: SeverityPartProps) {
  return (
    <FormPart title="How bad, and what" id="declare-severity">
      <SeverityChoice
        legend="Severity"
        value={severity}
        suggested={suggestion.severity}
        onChange={(chosen) => onType({ severity: chosen })}
      />
      {"reason" in suggestion ? (
        <p className="text-14 text-muted">
          <span className="font-medium text-ink">{suggestion.severity} is suggested:</span> {suggestion.reason} The
          runbook's {suggestion.severity} is “{SEVERITY_LEVELS[suggestion.severity].definition}”.
        </p>
      ) : (
        <Disclosure summary={`${suggestion.severity} is suggested by the evidence: why`}>
          <FactList title="Decided by" facts={suggestion.facts} />
        </Disclosure>
      )}
      <Select
        label="Classification"
        value={leaf ?? NOT_CLASSIFIED}
        options={CLASSES}
        error={errorOf("leaf")}
        onChange={({ target }) => onType({ leaf: LEAVES.find((known) => known === target.value) ?? null })}
      />
    </FormPart>
  );
}
