import type { PageUpdate } from "#lib/contracts/status-page.ts";
import {
  componentStatusText,
  incidentStatusText,
  pageText,
  pageTime,
  regionIn,
} from "#lib/integrations/statuspage/said.ts";
import type { CompatComponent, CompatIncident, CompatSummary } from "#lib/integrations/statuspage/schema.ts";
import { pageUpdates } from "#lib/integrations/statuspage/updates.ts";
import type { Region } from "#lib/triage/region.ts";
import type { IncidentPlace, PageComponent, PageIncident, PageReport } from "#lib/triage/status-page.ts";

/** What the Statuspage-compatible part of a page tells. */
export type CompatPage = Pick<PageReport, "description" | "unresolved" | "components" | "incidents"> & {
  readonly kind: "atlassian" | "incidentio-compat";
};

const SETTLED: readonly string[] = ["resolved", "postmortem", "completed"];

/**
 * @param incidents the list that goes with the summary; null where the page has none. A summary without the key has none
 * open: incident.io leaves empty lists out.
 */
export function compatPage(summary: CompatSummary, incidents: readonly CompatIncident[] | null): CompatPage {
  const open = incidents?.filter(({ status }) => !SETTLED.includes(status.toLowerCase())) ?? null;
  const components = summary.components ?? [];
  const description = pageText(summary.status.description ?? "");
  return {
    kind: isAtlassian(summary) ? "atlassian" : "incidentio-compat",
    description: description === "" ? null : description,
    unresolved: open === null ? null : open.length,
    components: components
      .filter(({ group }) => group !== true)
      .map((component) => pageComponent(component, components)),
    incidents: (open ?? []).map(
      (incident): PageIncident => ({
        id: pageText(incident.id ?? incident.name),
        name: pageText(incident.name),
        places: placesOf(incident, components),
        status: incidentStatusText(incident.status),
        startedAt: pageTime(incident.started_at) ?? pageTime(incident.created_at),
        updates: updatesOf(incident),
      }),
    ),
  };
}

/** Atlassian's summary names its time zone and keeps empty lists; incident.io's does neither. */
function isAtlassian({ page, scheduled_maintenances }: CompatSummary): boolean {
  return Boolean(page?.time_zone) || Array.isArray(scheduled_maintenances);
}

function pageComponent(component: CompatComponent, all: readonly CompatComponent[]): PageComponent {
  return {
    name: pageText(component.name),
    region: regionOf(component, all),
    status: componentStatusText(component.status),
  };
}

function placesOf({ components }: CompatIncident, all: readonly CompatComponent[]): IncidentPlace[] | null {
  if (!components || components.length === 0) return null;
  return components.map((component) => ({ region: regionOf(component, all), component: pageText(component.name) }));
}

function updatesOf({ incident_updates }: CompatIncident): PageUpdate[] {
  return pageUpdates(
    (incident_updates ?? []).map(({ status, body, display_at, created_at }) => ({
      status,
      text: body,
      // The one is what the page shows, the other when it was typed.
      at: display_at ?? created_at,
    })),
  );
}

function regionOf({ name, group, group_id }: CompatComponent, all: readonly CompatComponent[]): Region | null {
  const groupName = typeof group === "string" ? group : all.find(({ id }) => id != null && id === group_id)?.name;
  return regionIn(name) ?? (groupName === undefined ? null : regionIn(groupName));
}
