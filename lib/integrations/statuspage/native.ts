import { componentStatusText, incidentStatusText, pageText, pageTime } from "#lib/integrations/statuspage/said.ts";
import type { NativeIncident, NativeSummary } from "#lib/integrations/statuspage/schema.ts";
import { pageUpdates } from "#lib/integrations/statuspage/updates.ts";
import type { Instant } from "#lib/text/instant.ts";
import type { Region } from "#lib/triage/region.ts";
import type { PageComponent, PageIncident } from "#lib/triage/status-page.ts";

/** What the page of one region tells. */
export type NativePage = {
  readonly region: Region;
  readonly components: readonly PageComponent[];
  readonly incidents: readonly PageIncident[];
};

/** Null where the summary has no list of incidents, not even an empty one: then it does not say that there are none. */
export function nativePage(region: Region, summary: NativeSummary): NativePage | null {
  const incidents = summary.ongoing_incidents;
  if (!incidents) return null;
  const statuses = new Map(
    summary.affected_components?.map(({ component_id, current_status, status }) => [
      component_id,
      current_status ?? status ?? "operational",
    ]),
  );
  const names = new Map(summary.components?.map(({ id, name }) => [id, pageText(name)]));
  return {
    region,
    components: [...names].map(([id, name]) => ({
      name,
      region,
      status: componentStatusText(statuses.get(id) ?? "operational"),
    })),
    incidents: incidents
      .filter(({ status }) => status !== "resolved")
      .map((incident) => pageIncident(incident, names, region)),
  };
}

/** A component that has recovered counts as well: its incident is still open. */
function pageIncident(incident: NativeIncident, names: ReadonlyMap<string, string>, region: Region): PageIncident {
  const touched = [...(incident.component_impacts ?? []), ...(incident.affected_components ?? [])];
  const components = [...new Set(touched.map(({ component_id }) => component_id))];
  return {
    id: pageText(incident.id),
    name: pageText(incident.name),
    places:
      components.length === 0
        ? [{ region, component: null }]
        : components.map((id) => ({ region, component: names.get(id) ?? "Unnamed component" })),
    status: incidentStatusText(incident.status),
    startedAt: startOf(incident),
    updates: pageUpdates(
      (incident.updates ?? []).map(({ to_status, message_string, published_at }) => ({
        status: to_status,
        text: message_string,
        at: published_at,
      })),
    ),
  };
}

/** A component may have been troubled for a while before anybody wrote of it. */
function startOf({ published_at, component_impacts }: NativeIncident): Instant | null {
  const times = [published_at, ...(component_impacts ?? []).map(({ start_at }) => start_at)].map(pageTime);
  return times.filter((time) => time !== null).toSorted()[0] ?? null;
}
