import { type IncidentMatch, matchIncidents } from "#lib/triage/incident-match.ts";
import { type Circumstances, type Finding, probeOf } from "#lib/triage/probe.ts";
import type { PageLook, PageReport } from "#lib/triage/status-page.ts";
import { unseenFinding } from "#lib/triage/unseen-page.ts";

const NO_LIST = "no_incident_list";

/**
 * Counts what the whole page lists as unresolved, which is what the runbook's line 3 prints, and says in `code`
 * (see INCIDENT_CODES) what it means for our region, our REST API and our Webhooks.
 */
export function readIncidents(look: PageLook, { region }: Pick<Circumstances, "region">): Finding {
  if (look.kind === "unseen") return unseenFinding(look);
  const { report, httpStatus, latencyMs } = look;
  const read = { latencyMs, httpStatus, requestIds: [] };
  const match = matchIncidents(report, region);
  if (match === null && report.unresolved === null) {
    return { state: "unknown", value: "The page lists no incidents", code: NO_LIST, ...read };
  }
  return { state: stateOf(match), value: words(report, match), code: match?.code ?? null, ...read };
}

function stateOf(match: IncidentMatch | null): Finding["state"] {
  if (match === null || match.code === "elsewhere") return "ok";
  return match.code === "rest_api" ? "fail" : "warn";
}

/** The number comes first and alone: the runbook's line 3 prints it. */
function words({ unresolved }: PageReport, match: IncidentMatch | null): string {
  const count = unresolved === null ? "Number not told" : `${unresolved} unresolved`;
  if (match === null) return count;
  if (match.code === "elsewhere") return `${count}, none on our region's REST API or Webhooks`;
  const component = match.code.startsWith("webhooks") ? "Webhooks" : "REST API";
  return match.incident === null
    ? `${count}, but ${component} is marked as troubled`
    : `${count}: ${match.incident.name}`;
}

export const incidents = probeOf("Open incidents", "statusPage", readIncidents);
