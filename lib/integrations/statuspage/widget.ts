import { pageText, regionIn } from "#lib/integrations/statuspage/said.ts";
import type { WidgetIncident } from "#lib/integrations/statuspage/schema.ts";
import type { PageIncident } from "#lib/triage/status-page.ts";

/** The widget's group of a component is its region; an incident's address leads through the page of one, `/us-hosting/`. */
export function widgetIncident({ id, name, url, affected_components }: WidgetIncident): PageIncident {
  const subPage = /\/([a-z]+)-hosting\//.exec(url ?? "")?.[1];
  const region = subPage === undefined ? null : regionIn(subPage);
  const places = (affected_components ?? []).map((component) => ({
    region: regionIn(component.group_name ?? "") ?? region,
    component: pageText(component.name),
  }));
  const unnamed = region === null ? null : [{ region, component: null }];
  return { id, name: pageText(name), places: places.length === 0 ? unnamed : places };
}
