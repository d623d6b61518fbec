import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { AffectedValue } from "#components/incident/panels/affected-value.tsx";
import { DocumentSection } from "#components/postmortem/document-section.tsx";
import { Fact, Facts } from "#components/postmortem/facts.tsx";
import type { Block } from "#lib/runbook/outline.ts";

/** How many it reached, and for how long. */
export function ImpactSection({ block }: { block: Block }) {
  const { record } = useIncidentOnPage();
  const { durationMinutes } = record;
  return (
    <DocumentSection {...block}>
      <Facts>
        <AffectedValue label="Conversations affected" name="conversations" />
        <AffectedValue label="Users unable to reach support" name="users" />
        <Fact label="Duration of degraded service">{durationMinutes === null ? "ongoing" : `${durationMinutes}m`}</Fact>
      </Facts>
    </DocumentSection>
  );
}
