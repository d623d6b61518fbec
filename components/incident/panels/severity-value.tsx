"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { IncidentValue } from "#components/incident/panels/incident-value.tsx";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { Select } from "#components/ui/select.tsx";
import { SEVERITIES, SEVERITY_LEVELS, type Severity } from "#lib/runbook/severity.ts";

const OPTIONS = SEVERITIES.map((value) => ({ value, label: `${value}: ${SEVERITY_LEVELS[value].definition}` }));

/** How bad it is, in the runbook's words. */
export function SeverityValue() {
  const { record, send } = useIncidentOnPage();
  return (
    <IncidentValue
      label="Severity"
      name="severity"
      text={record.severity}
      words={(text) => <SeverityWords severity={severityIn(text)} />}
      command="set-severity"
      save={(text, expectedVersion) => send({ type: "set-severity", expectedVersion, severity: severityIn(text) })}
      field="severity"
    >
      {({ onChange, ...control }) => (
        <Select {...control} options={OPTIONS} onChange={({ target }) => onChange(target.value)} />
      )}
    </IncidentValue>
  );
}

function SeverityWords({ severity }: { severity: Severity }) {
  return (
    <span className="flex items-start gap-2">
      <SeverityBadge severity={severity} />
      {SEVERITY_LEVELS[severity].definition}
    </span>
  );
}

/** What came from a list of our own, or was kept by an earlier version. */
function severityIn(text: string): Severity {
  return SEVERITIES.find((severity) => severity === text) ?? "P1";
}
