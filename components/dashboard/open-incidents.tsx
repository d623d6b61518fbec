import { OpenIncidentRow } from "#components/dashboard/open-incident-row.tsx";
import { incidentsPath } from "#components/incident/paths.ts";
import { addressOf, OPEN_INCIDENTS } from "#components/incidents/filters.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { IncidentPage } from "#lib/contracts/incident.ts";

type OpenIncidentsProps = {
  page: IncidentPage;
  /** True when they could not be refreshed. */
  old: boolean;
};

/** What is being worked on: the first thing after the verdict. */
export function OpenIncidents({ page: { incidents, nextCursor }, old }: OpenIncidentsProps) {
  return (
    <section aria-labelledby="open-incidents" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="open-incidents" className="text-16 font-semibold">
          Open incidents
        </h2>
        <TextLink
          href={nextCursor === null ? incidentsPath : `${incidentsPath}?${addressOf(OPEN_INCIDENTS)}`}
          className="text-14"
        >
          {nextCursor === null ? "All incidents" : "All open incidents"}
        </TextLink>
      </div>
      {incidents.length === 0 ? (
        <p className="text-14 text-muted">
          {old ? "No incident was open when this was last refreshed." : "No incident is open."}
        </p>
      ) : (
        <ul className="overflow-hidden rounded-8 border border-line bg-surface">
          {incidents.map((incident) => (
            <OpenIncidentRow key={incident.number} incident={incident} old={old} />
          ))}
        </ul>
      )}
    </section>
  );
}
