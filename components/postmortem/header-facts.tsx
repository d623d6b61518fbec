import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { SeverityValue } from "#components/incident/panels/severity-value.tsx";
import { incidentPath } from "#components/incident/paths.ts";
import { Fact, Facts } from "#components/postmortem/facts.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { longDuration } from "#lib/incident/duration.ts";
import { MOST_REQUEST_IDS } from "#lib/runbook/named-request-ids.ts";

/** The four lines at the top of the template. */
export function HeaderFacts() {
  const { record } = useIncidentOnPage();
  const { startedAt, endedAt, durationMinutes } = record;
  return (
    <Facts>
      <Fact label="Date">
        <Time at={startedAt} /> - {endedAt === null ? "ongoing" : <Time at={endedAt} />}
      </Fact>
      <Fact label="Duration">{durationMinutes === null ? "ongoing" : longDuration(durationMinutes)}</Fact>
      <SeverityValue />
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
