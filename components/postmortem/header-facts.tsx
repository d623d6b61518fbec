import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { IncidentValue } from "#components/incident/panels/incident-value.tsx";
import { incidentPath } from "#components/incident/paths.ts";
import { Fact, Facts } from "#components/postmortem/facts.tsx";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { longDuration } from "#lib/incident/duration.ts";
import { SEVERITIES, SEVERITY_LEVELS, type Severity } from "#lib/runbook/severity.ts";

/** As many as the export names. */
const MOST_REQUEST_IDS = 20;

const SEVERITY_OPTIONS = SEVERITIES.map((value) => ({
  value,
  label: `${value}: ${SEVERITY_LEVELS[value].definition}`,
}));

/** The four lines at the top of the template. */
export function HeaderFacts() {
  const { record, send } = useIncidentOnPage();
  const { startedAt, endedAt, durationMinutes } = record;
  return (
    <Facts>
      <Fact label="Date">
        <Time at={startedAt} /> - {endedAt === null ? "ongoing" : <Time at={endedAt} />}
      </Fact>
      <Fact label="Duration">{durationMinutes === null ? "ongoing" : longDuration(durationMinutes)}</Fact>
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
          <Select {...control} options={SEVERITY_OPTIONS} onChange={({ target }) => onChange(target.value)} />
        )}
      </IncidentValue>
      <Fact label="Intercom request_ids" long>
        <RequestIds record={record} />
      </Fact>
    </Facts>
  );
}

function RequestIds({ record: { number, requestIds } }: { record: IncidentRecord }) {
  if (requestIds.length === 0) return <span className="text-muted">none</span>;
  const more = requestIds.length - MOST_REQUEST_IDS;
  return (
    <>
      <span className="font-mono">
        {requestIds
          .slice(0, MOST_REQUEST_IDS)
          .map(({ id }) => id)
          .join(", ")}
      </span>
      {more > 0 ? (
        <>
          {" "}
          and <TextLink href={`${incidentPath(number)}#request-ids`}>{more.toLocaleString("en")} more</TextLink>
        </>
      ) : null}
    </>
  );
}

function SeverityWords({ severity }: { severity: Severity }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <SeverityBadge severity={severity} />
      {SEVERITY_LEVELS[severity].definition}
    </span>
  );
}

/** What a list of these options can hold. */
function severityIn(text: string): Severity {
  return SEVERITIES.find((severity) => severity === text) ?? "P1";
}
