import type { StatusPageView } from "#lib/contracts/status-page.ts";
import { findStatusPageReport } from "#lib/db/status-page-reports.ts";
import { env } from "#lib/env.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { ourPlaces } from "#lib/triage/incident-match.ts";
import { placeText } from "#lib/triage/place-text.ts";
import type { Region } from "#lib/triage/region.ts";
import { componentsFor, OUR_COMPONENTS, type PageReport } from "#lib/triage/status-page.ts";

/**
 * The status page as it was last read, simulated or real as is in use.
 * @throws ServiceError `no_status_page_yet`, `unauthenticated`, `forbidden`
 */
export async function readStatusPage({ ctx }: { ctx: Context }): Promise<StatusPageView> {
  authorize(ctx, "triage:read");
  const seen = await findStatusPageReport(env().simulated);
  if (seen === null) {
    throw new ServiceError("no_status_page_yet", "The status page has not been read yet. Each triage run reads it.");
  }
  return { seenAt: seen.seenAt.toISOString(), ...viewOf(seen.report, seen.region) };
}

function viewOf(report: PageReport, region: Region | null): Omit<StatusPageView, "seenAt"> {
  const ours = new Set(OUR_COMPONENTS.flatMap((component) => componentsFor(report, component, region)));
  const incidents = report.incidents.map(({ id, name, status, startedAt, updates, ...rest }) => {
    const incident = { id, name, ...rest };
    return {
      id,
      name,
      status: status ?? null,
      startedAt: startedAt ?? null,
      places: [...new Set((rest.places ?? []).map(placeText))].filter((text) => text !== ""),
      ours: ourPlaces(incident, report, region).length > 0,
      updates: [...(updates ?? [])],
    };
  });
  return {
    url: report.url,
    description: report.description,
    region,
    components: report.components.map((component) => ({ ...component, ours: ours.has(component) })),
    listsIncidents: report.unresolved !== null,
    incidents: [...incidents.filter((incident) => incident.ours), ...incidents.filter((incident) => !incident.ours)],
  };
}
