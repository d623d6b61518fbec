import { otherComponents, regionRows } from "#components/status-page/component-grid.ts";
import { OtherComponents } from "#components/status-page/other-components.tsx";
import { OurComponents } from "#components/status-page/our-components.tsx";
import { PageIncident } from "#components/status-page/page-incident.tsx";
import { RegionTable } from "#components/status-page/region-table.tsx";
import { StateIcon } from "#components/ui/state-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import type { StatusPageView } from "#lib/contracts/status-page.ts";
import { MOST_INCIDENTS } from "#lib/triage/kept-report.ts";

/** What the page said when it was last read. `old`: it may say something else by now. */
export function StatusPageContent({ view, old }: { view: StatusPageView; old: boolean }) {
  const { description, region, seenAt } = view;
  const rows = regionRows(view);
  return (
    <div className="flex flex-col gap-4">
      {old ? (
        <p className="flex items-start gap-2 text-14">
          <StateIcon meaning="unknown" className="mt-1 size-4" />
          <span>
            Old: this is how the page was at <Time at={seenAt} />.
          </span>
        </p>
      ) : null}
      <OurComponents view={view} old={old} />
      {region === null ? (
        <p className="text-14 text-muted">
          Our region is not known until Intercom has answered once: what names a region may be ours.
        </p>
      ) : null}
      {description === null ? null : (
        <p className="text-14 wrap-anywhere">
          <span className="text-muted">The page as a whole:</span> {description}
        </p>
      )}
      {rows.length > 1 ? <RegionTable rows={rows} ours={region} old={old} /> : null}
      <OtherComponents
        components={otherComponents(view)}
        byRegion={rows.some((row) => row.region !== null)}
        old={old}
      />
      <PageIncidents view={view} old={old} />
    </div>
  );
}

function PageIncidents({ view: { incidents, listsIncidents }, old }: { view: StatusPageView; old: boolean }) {
  return (
    <section aria-labelledby="page-incidents" className="flex flex-col gap-3">
      <h3 id="page-incidents" className="text-14 font-semibold">
        Incidents on the page
      </h3>
      {incidents.length === 0 ? <p className="text-14 text-muted">{noneText(listsIncidents, old)}</p> : null}
      {incidents.length === 0 ? null : (
        <ul className="flex flex-col">
          {incidents.map((incident) => (
            <PageIncident key={incident.id} incident={incident} />
          ))}
        </ul>
      )}
      {incidents.length >= MOST_INCIDENTS ? (
        <p className="text-14 text-muted">Only the first {MOST_INCIDENTS} are shown; the page may list more.</p>
      ) : null}
    </section>
  );
}

function noneText(listsIncidents: boolean, old: boolean): string {
  if (!listsIncidents) return "The page's list of incidents could not be read: whether one is open is not known.";
  return old ? "No incident was open then." : "No open incident.";
}
