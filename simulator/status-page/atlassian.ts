import type { Reported } from "#simulator/status-page/behaviour.ts";
import type { ReportedIncident } from "#simulator/status-page/incident.ts";
import {
  componentStatuses,
  incidentImpact,
  pageStatus,
  type StatuspageBodies,
} from "#simulator/status-page/statuspage-shape.ts";

const PAGE_ID = "sm1tdw0k2fkx";
const PAGE_UPDATED_AT = "2026-03-02T09:30:00.000Z";

/** Atlassian's Statuspage API, by path: every key is there even when empty, and incidents name their components. */
export const ATLASSIAN_BODIES: StatuspageBodies = {
  "/api/v2/status.json": (reported, home) => ({ page: pageOf(home), status: pageStatus(reported) }),
  "/api/v2/components.json": (reported, home) => ({ page: pageOf(home), components: components(reported) }),
  "/api/v2/incidents.json": (reported, home, since) => ({ page: pageOf(home), incidents: incidents(reported, since) }),
  "/api/v2/incidents/unresolved.json": (reported, home, since) => ({
    page: pageOf(home),
    incidents: incidents(reported, since),
  }),
  "/api/v2/scheduled-maintenances.json": (_reported, home) => ({ page: pageOf(home), scheduled_maintenances: [] }),
  "/api/v2/summary.json": (reported, home, since) => ({
    page: pageOf(home),
    status: pageStatus(reported),
    components: components(reported),
    incidents: incidents(reported, since),
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

function incidents(reported: Reported, since: string) {
  return reported.incident === null ? [] : [openIncident(reported.incident, reported, since)];
}

function openIncident({ name, message, component, impact }: ReportedIncident, reported: Reported, since: string) {
  const id = "inc000000001";
  return {
    id,
    name,
    status: "investigating",
    impact: incidentImpact(impact),
    shortlink: "https://stspg.example/inc1",
    page_id: PAGE_ID,
    created_at: since,
    started_at: since,
    updated_at: since,
    monitoring_at: null,
    resolved_at: null,
    incident_updates: [
      { id: "upd000000001", incident_id: id, status: "investigating", body: message, created_at: since },
    ],
    components: components(reported).filter((candidate) => candidate.name === component),
  };
}
