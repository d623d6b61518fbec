import type { Region } from "#lib/triage/region.ts";
import {
  componentStatus,
  type IncidentPlace,
  isTroubled,
  OUR_COMPONENTS,
  type OurComponent,
  ourComponent,
  type PageIncident,
  type PageReport,
} from "#lib/triage/status-page.ts";

/**
 * What the open incidents mean for us, the strongest first: `rest_api` and `webhooks` are on our region; with `_probable`
 * the page names no component; `elsewhere` is another region or component.
 */
export const INCIDENT_CODES = ["rest_api", "rest_api_probable", "webhooks", "webhooks_probable", "elsewhere"] as const;
export type IncidentCode = (typeof INCIDENT_CODES)[number];

/** The strongest match; `incident` is null where only the component's status tells of the trouble. */
export type IncidentMatch = { readonly code: IncidentCode; readonly incident: PageIncident | null };

type Certainty = "certain" | "probable";

const CODES: Readonly<Record<OurComponent, Readonly<Record<Certainty, IncidentCode>>>> = {
  "rest-api": { certain: "rest_api", probable: "rest_api_probable" },
  webhooks: { certain: "webhooks", probable: "webhooks_probable" },
};

/**
 * The open incident that matters most to us, or null where the page reports no trouble at all.
 * @param region ours; null where it is not known
 */
export function matchIncidents(report: PageReport, region: Region | null): IncidentMatch | null {
  const matches = [
    ...report.incidents.flatMap((incident) => matchesOf(incident, report, region)),
    ...markedComponents(report, region),
  ];
  return INCIDENT_CODES.flatMap((code) => matches.filter((match) => match.code === code))[0] ?? null;
}

function matchesOf(incident: PageIncident, report: PageReport, region: Region | null): IncidentMatch[] {
  const codes = placesOf(incident).flatMap((place) => codesAt(place, report, region));
  return codes.length === 0 ? [{ code: "elsewhere", incident }] : codes.map((code) => ({ code, incident }));
}

/** The places of an incident that are our region's REST API or Webhooks, or may well be; none where it does not touch us. */
export function ourPlaces(incident: PageIncident, report: PageReport, region: Region | null): IncidentPlace[] {
  return placesOf(incident).filter((place) => codesAt(place, report, region).length > 0);
}

function placesOf({ places }: PageIncident): readonly IncidentPlace[] {
  return places ?? [{ region: null, component: null }];
}

function codesAt(place: IncidentPlace, report: PageReport, region: Region | null): IncidentCode[] {
  if (!isInRegion(place, region)) return [];
  return touched(place, report, region).map(({ component, certainty }) => CODES[component][certainty]);
}

/**
 * A place without a region is in all of them. Every good call tells our region, so where it is not known all calls have
 * failed so far, and trouble in any region explains that.
 */
function isInRegion(place: IncidentPlace, region: Region | null): boolean {
  return place.region === null || region === null || place.region === region;
}

type Touched = { readonly component: OurComponent; readonly certainty: Certainty };

/** Where no component is named, the status of our components decides; without that it may well be the REST API. */
function touched(place: IncidentPlace, report: PageReport, region: Region | null): Touched[] {
  if (place.component !== null) {
    const component = ourComponent(place.component);
    return component === null ? [] : [{ component, certainty: "certain" }];
  }
  if (componentStatus(report, "rest-api", region) === null) return [{ component: "rest-api", certainty: "probable" }];
  return troubled(report, region).map((component) => ({ component, certainty: "certain" }));
}

/** A page may mark a component before anybody has written an incident. */
function markedComponents(report: PageReport, region: Region | null): IncidentMatch[] {
  return troubled(report, region).map((component) => ({ code: CODES[component].certain, incident: null }));
}

function troubled(report: PageReport, region: Region | null): OurComponent[] {
  return OUR_COMPONENTS.filter((component) => isTroubled(componentStatus(report, component, region) ?? "operational"));
}
