import { ourPlaces } from "#lib/triage/incident-match.ts";
import type { Region } from "#lib/triage/region.ts";
import { componentsFor, OUR_COMPONENTS, type PageReport } from "#lib/triage/status-page.ts";

/** What is kept of one report. A real page has a few dozen components, and seldom more than two open incidents. */
export const MOST_INCIDENTS = 20;
const MOST_PLACES = 50;
const MOST_COMPONENTS = 200;

/** As much of a report as is stored and shown: ours comes first, so that a page with too much to say hides nothing from us. */
export function keptReport(report: PageReport, region: Region | null): PageReport {
  const ours = new Set(OUR_COMPONENTS.flatMap((component) => componentsFor(report, component, region)));
  const incidents = report.incidents.map((incident) => {
    const touching = ourPlaces(incident, report, region);
    const places = incident.places === null ? null : first(incident.places, MOST_PLACES, new Set(touching));
    return { isOurs: touching.length > 0, kept: { ...incident, places } };
  });
  return {
    ...report,
    components: first(report.components, MOST_COMPONENTS, ours),
    incidents: first(incidents, MOST_INCIDENTS, new Set(incidents.filter(({ isOurs }) => isOurs))).map(
      ({ kept }) => kept,
    ),
  };
}

/** At most so many: the preferred ones, then the others, each in their order. */
function first<T>(all: readonly T[], most: number, preferred: ReadonlySet<T>): T[] {
  return [...all.filter((one) => preferred.has(one)), ...all.filter((one) => !preferred.has(one))].slice(0, most);
}
