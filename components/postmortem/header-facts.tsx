import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { SeverityValue } from "#components/incident/panels/severity-value.tsx";
import { DateFact } from "#components/postmortem/date-fact.tsx";
import { Fact, Facts } from "#components/postmortem/facts.tsx";
import { RequestIdsFact } from "#components/postmortem/request-ids-fact.tsx";
import { longDuration } from "#lib/incident/duration.ts";

/** The four lines at the top of the template. */
export function HeaderFacts() {
  const { durationMinutes } = useIncidentOnPage().record;
  return (
    <Facts>
      <DateFact />
      <Fact label="Duration">{durationMinutes === null ? "ongoing" : longDuration(durationMinutes)}</Fact>
      <SeverityValue />
      <RequestIdsFact />
    </Facts>
  );
}
