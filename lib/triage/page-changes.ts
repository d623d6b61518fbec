import { ourPlaces } from "#lib/triage/incident-match.ts";
import { withRegions } from "#lib/triage/place-text.ts";
import type { Region } from "#lib/triage/region.ts";
import type { PageIncident, PageReport } from "#lib/triage/status-page.ts";

/**
 * What a look at the page tells that the look before did not, of the incidents that are on our region's REST API or Webhooks
 * or may well be: a sentence each, for the timeline of an incident.
 * @param before null where nobody has looked before: then all that is open is news
 */
export function pageNews(before: PageReport | null, after: PageReport, region: Region | null): string[] {
  const open = touchingUs(after, region).flatMap((incident) => {
    const earlier = before?.incidents.find((candidate) => isSame(candidate, incident));
    if (before === null || earlier === undefined)
      return [`Intercom's page now reports: ${titleOf(incident, after, region)}`];
    if (ourPlaces(earlier, before, region).length > 0) return statusNews(earlier, incident);
    // Where this look read another part of the page than the one before, it learnt where the incident is; the page said no more.
    return before.kind === after.kind ? [`Intercom's page now reports: ${titleOf(incident, after, region)}`] : [];
  });
  if (before === null) return open;
  const gone = touchingUs(before, region).filter(
    (incident) => !after.incidents.some((candidate) => isSame(candidate, incident)) && tellsOf(after, incident),
  );
  return [
    ...open,
    ...gone.map((incident) => `Intercom's page no longer reports: ${titleOf(incident, before, region)}`),
  ];
}

function touchingUs(report: PageReport, region: Region | null): PageIncident[] {
  return report.incidents.filter((incident) => ourPlaces(incident, report, region).length > 0);
}

/** A page whose two interfaces number incidents differently still calls them the same. */
function isSame(one: PageIncident, other: PageIncident): boolean {
  return one.id === other.id || one.name === other.name;
}

function statusNews({ status: earlier }: PageIncident, { name, status }: PageIncident): string[] {
  if (status == null || earlier == null || status === earlier) return [];
  return [`Intercom's page says ${status.replaceAll("_", " ")}: ${name}`];
}

function titleOf(incident: PageIncident, report: PageReport, region: Region | null): string {
  const regions = ourPlaces(incident, report, region).map((place) => place.region);
  return withRegions(
    incident.name,
    regions.filter((named) => named !== null),
  );
}

/** An incident that is not listed has ended only if the list of where it was could be read. */
function tellsOf(report: PageReport, { places }: PageIncident): boolean {
  if (report.unresolved !== null) return true;
  const regions = new Set(report.components.map(({ region }) => region));
  return places?.every(({ region }) => region !== null && regions.has(region)) === true;
}
