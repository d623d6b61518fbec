import { incidentStatusText, pageText, regionIn } from "#lib/integrations/statuspage/said.ts";
import type { WidgetIncident } from "#lib/integrations/statuspage/schema.ts";
import { pageUpdates } from "#lib/integrations/statuspage/updates.ts";
import type { PageIncident } from "#lib/triage/status-page.ts";

/** The widget's group of a component is its region; an incident's address leads through the page of one, `/us-hosting/`. */
export function widgetIncident(incident: WidgetIncident): PageIncident {
  const { id, name, url, status, last_update_message, last_update_at, affected_components } = incident;
  const subPage = /\/([a-z]+)-hosting\//.exec(url ?? "")?.[1];
  const region = subPage === undefined ? null : regionIn(subPage);
  const places = (affected_components ?? []).map((component) => ({
    region: regionIn(component.group_name ?? "") ?? region,
    component: pageText(component.name),
  }));
  const unnamed = region === null ? null : [{ region, component: null }];
  const latest = { status, text: last_update_message, at: last_update_at };
  return {
    id: pageText(id),
    name: pageText(name),
    places: places.length === 0 ? unnamed : places,
    status: incidentStatusText(status),
    startedAt: null,
    updates: last_update_message == null ? [] : pageUpdates([latest]),
  };
}
