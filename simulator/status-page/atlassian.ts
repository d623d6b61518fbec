import type { Reported } from "#simulator/status-page/behaviour.ts";
import type { ReportedIncident } from "#simulator/status-page/incident.ts";
import { type PageClock, soFar } from "#simulator/status-page/so-far.ts";
import {
  componentStatuses,
  incidentImpact,
  incidentUpdates,
  pageStatus,
  type StatuspageBodies,
} from "#simulator/status-page/statuspage-shape.ts";

const PAGE_ID = "sm1tdw0k2fkx";
const PAGE_UPDATED_AT = "2026-03-02T09:30:00.000Z";

/** Atlassian's Statuspage API, by path: every key is there even when empty, and incidents name their components. */
export const ATLASSIAN_BODIES: StatuspageBodies = {
  "/api/v2/status.json": (reported, home) => ({ page: pageOf(home), status: pageStatus(reported) }),
  "/api/v2/components.json": (reported, home) => ({ page: pageOf(home), components: components(reported) }),
  "/api/v2/incidents.json": (reported, home, clock) => ({ page: pageOf(home), incidents: incidents(reported, clock) }),
  "/api/v2/incidents/unresolved.json": (reported, home, clock) => ({
    page: pageOf(home),
    incidents: incidents(reported, clock),
  }),
  "/api/v2/scheduled-maintenances.json": (_reported, home) => ({ page: pageOf(home), scheduled_maintenances: [] }),
  "/api/v2/summary.json": (reported, home, clock) => ({
    page: pageOf(home),
    status: pageStatus(reported),
    components: components(reported),
    incidents: incidents(reported, clock),
    scheduled_maintenances: [],
  }),
};

function pageOf(home: string) {
  return { id: PAGE_ID, name: "Intercom", url: home, time_zone: "Etc/UTC", updated_at: PAGE_UPDATED_AT };
}

function components(reported: Reported) {
  return componentStatuses(reported).map(({ name, status, position }) => ({
    id: `cmp${String(position).padStart(9, "0")}`,
    name,
    status,
    position: position + 1,
    description: null,
    group_id: null,
    group: false,
    page_id: PAGE_ID,
    only_show_if_degraded: false,
  }));
}

function incidents(reported: Reported, clock: PageClock) {
  return reported.incident === null ? [] : [openIncident(reported.incident, reported, clock)];
}

function openIncident(incident: ReportedIncident, reported: Reported, clock: PageClock) {
  const id = "inc000000001";
  const { name, component, impact } = incident;
  const told = soFar(incident, clock);
  return {
    id,
    name,
    status: told.status,
    impact: incidentImpact(impact),
    shortlink: "https://stspg.example/inc1",
    page_id: PAGE_ID,
    created_at: told.since,
    started_at: told.since,
    updated_at: told.updates[0]?.at ?? told.since,
    monitoring_at: null,
    resolved_at: null,
    incident_updates: incidentUpdates(id, told),
    components: components(reported).filter((candidate) => candidate.name === component),
  };
}
