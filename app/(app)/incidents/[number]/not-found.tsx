import { incidentsPath } from "#components/incident/paths.ts";
import { LinkButton } from "#components/ui/link-button.tsx";

export default function NoSuchIncident() {
  return (
    <div className="mx-auto flex max-w-prose flex-col items-start gap-6 py-12">
      <div className="flex flex-col gap-2">
        <h1 className="text-28 font-semibold">There is no incident with this number</h1>
        <p className="text-muted">
          Incidents are counted from 1 in the order in which they were declared. The link may have lost a digit on the
          way.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={incidentsPath} variant="primary" size="large">
          Open the list of incidents
        </LinkButton>
        <LinkButton href="/" size="large">
          Open the dashboard
        </LinkButton>
      </div>
    </div>
  );
}
