import type { Reported } from "#simulator/status-page/behaviour.ts";
import { COMPONENTS, componentId, fakeUlid, PAGE_ID, REGIONS, type Region } from "#simulator/status-page/components.ts";
import type { ReportedIncident } from "#simulator/status-page/incident.ts";
import { type PageClock, soFar } from "#simulator/status-page/so-far.ts";

/** The region of a sub-page's slug, for instance `us` for `us-hosting`; null for an unknown slug. */
export function regionOf(slug: string | null): Region | null {
  return REGIONS.find((region) => slug === `${region}-hosting`) ?? null;
}

/** What the web page of one region reads about itself. Undocumented by incident.io; components and incidents of that region alone. */
export function nativeSummary(region: Region, reported: Reported, home: string, clock: PageClock) {
  const incident = incidentIn(region, reported);
  return {
    summary: {
      id: PAGE_ID,
      name: "Fin",
      public_url: `${home}/${region}-hosting`,
      components: COMPONENTS.map((name) => ({ id: componentId(region, name), name, status_page_id: PAGE_ID })),
      affected_components: incident ? [affected(incident)] : [],
      ongoing_incidents: incident ? [ongoing(incident, clock)] : [],
      scheduled_maintenances: [],
      structure: { items: [{ group: groupOf(region) }] },
      expose_status_summary_api: true,
      locale: "en-US",
      page_type: "sub_page",
    },
  };
}

/** The open incidents of one region. */
export function nativeIncidents(region: Region, reported: Reported, clock: PageClock) {
  const incident = incidentIn(region, reported);
  return { incidents: incident ? [ongoing(incident, clock)] : [] };
}

function incidentIn(region: Region, { incident }: Reported): ReportedIncident | null {
  return incident?.region === region ? incident : null;
}

function affected({ region, component, impact }: ReportedIncident) {
  return { component_id: componentId(region, component), status: impact, current_status: impact };
}

function ongoing(incident: ReportedIncident, clock: PageClock) {
  const { since, status, updates } = soFar(incident, clock);
  const component = { component_id: componentId(incident.region, incident.component), status: incident.impact };
  return {
    id: incident.id,
    status_page_id: PAGE_ID,
    name: incident.name,
    type: "incident",
    status,
    published_at: since,
    updates: updates.map(({ at, message, ...update }, index) => ({
      id: `${incident.id.slice(0, -2)}A${updates.length - index}`,
      published_at: at,
      to_status: update.status,
      message_string: message,
      component_statuses: [component],
      automated_update: false,
    })),
    component_impacts: [
      {
        id: `${incident.id.slice(0, -1)}B`,
        status_page_incident_id: incident.id,
        ...component,
        start_at: since,
        end_at: null,
      },
    ],
    affected_components: [affected(incident)],
  };
}

function groupOf(region: Region) {
  return {
    id: fakeUlid("G", REGIONS.indexOf(region)),
    name: region.toUpperCase(),
    display_aggregated_uptime: true,
    hidden: false,
    components: COMPONENTS.map((name) => ({
      component_id: componentId(region, name),
      name,
      hidden: false,
      display_uptime: true,
      data_available_since: "2025-07-01T00:00:00Z",
    })),
  };
}
