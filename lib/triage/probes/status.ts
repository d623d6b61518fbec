import { matchIncidents } from "#lib/triage/incident-match.ts";
import { type Circumstances, type Finding, probeOf } from "#lib/triage/probe.ts";
import { componentStatus, isTroubled, type PageLook } from "#lib/triage/status-page.ts";
import { unseenFinding } from "#lib/triage/unseen-page.ts";

/** The page answers without a description of its own: line 2 of the runbook has nothing to print then. */
const NO_DESCRIPTION = "no_description";

/**
 * The page's own summary. It speaks of every region and component, so it does not decide the state: our REST API and
 * Webhooks do.
 */
export function readStatus(look: PageLook, { region }: Pick<Circumstances, "region">): Finding {
  if (look.kind === "unseen") return unseenFinding(look);
  const { report, httpStatus, latencyMs } = look;
  const match = matchIncidents(report, region);
  const ours = match !== null && match.code !== "elsewhere";
  const restApi = componentStatus(report, "rest-api", region);
  const described = report.description !== null;
  return {
    state: ours || isTroubled(restApi ?? "operational") ? "warn" : "ok",
    value: report.description ?? `REST API ${(restApi ?? "not listed").replaceAll("_", " ")}`,
    latencyMs,
    httpStatus,
    code: described ? null : NO_DESCRIPTION,
    requestIds: [],
  };
}

export const status = probeOf("Status page", "statusPage", readStatus);
