import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { AffectedValue } from "#components/incident/panels/affected-value.tsx";
import { DocumentSection } from "#components/postmortem/document-section.tsx";
import { Fact, Facts } from "#components/postmortem/facts.tsx";

/** How many it reached, and for how long. */
export function ImpactSection() {
  const { record } = useIncidentOnPage();
  const { durationMinutes } = record;
  return (
    <DocumentSection id="impact" title="Impact">
      <Facts>
        <AffectedValue label="Conversations affected" name="conversations" />
        <AffectedValue label="Users unable to reach support" name="users" />
        <Fact label="Duration of degraded service">{durationMinutes === null ? "ongoing" : `${durationMinutes}m`}</Fact>
      </Facts>
    </DocumentSection>
  );
}
