import { componentStatusText, pageText } from "#lib/integrations/statuspage/said.ts";
import type { NativeIncident, NativeSummary } from "#lib/integrations/statuspage/schema.ts";
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
    id: incident.id,
    name: pageText(incident.name),
    places:
      components.length === 0
        ? [{ region, component: null }]
        : components.map((id) => ({ region, component: names.get(id) ?? "Unnamed component" })),
  };
}
