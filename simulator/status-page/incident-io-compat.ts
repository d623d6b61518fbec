import type { Reported } from "#simulator/status-page/behaviour.ts";
import { componentId, PAGE_ID } from "#simulator/status-page/components.ts";
import { type PageClock, soFar } from "#simulator/status-page/so-far.ts";
import {
  componentStatuses,
  incidentImpact,
  incidentUpdates,
  pageStatus,
  type StatuspageBodies,
} from "#simulator/status-page/statuspage-shape.ts";

/** Real pages carry dates that are months old; a reading must be dated by when it was fetched. */
const PAGE_UPDATED_AT = "2026-03-02T09:30:00Z";

/**
 * incident.io's Statuspage-compatible API, by path. Unlike Atlassian's it has no `incidents/unresolved.json`, leaves keys
 * with nothing in them out, and says of an incident neither the region nor the components.
 */
export const COMPAT_BODIES: StatuspageBodies = {
  "/api/v2/status.json": (reported, home) => ({ page: pageOf(home), status: pageStatus(reported) }),
  "/api/v2/components.json": (reported, home) => ({ page: pageOf(home), components: components(reported) }),
  "/api/v2/incidents.json": (reported, home, clock) => ({ page: pageOf(home), ...incidents(reported, clock) }),
  "/api/v2/summary.json": (reported, home, clock) => ({
    page: pageOf(home),
    status: pageStatus(reported),
    components: components(reported),
    ...incidents(reported, clock),
  }),
};

function pageOf(home: string) {
  return { id: PAGE_ID, name: "Fin", url: `${home}/`, updated_at: PAGE_UPDATED_AT };
}

function components(reported: Reported) {
  return componentStatuses(reported).map(({ name, status, position }) => ({
    id: componentId("us", name),
    name,
    status,
    position,
    group: null,
  }));
}

function incidents({ incident }: Reported, clock: PageClock) {
  if (incident === null) return {};
  const { id, name, impact } = incident;
  const told = soFar(incident, clock);
  return {
    incidents: [
      {
        id,
        name,
        status: told.status,
        impact: incidentImpact(impact),
        shortlink: null,
        created_at: told.since,
        updated_at: told.updates[0]?.at ?? told.since,
        incident_updates: incidentUpdates(id, told),
      },
    ],
  };
}
