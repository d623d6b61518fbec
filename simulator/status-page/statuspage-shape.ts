import type { Reported } from "#simulator/status-page/behaviour.ts";
import { COMPONENTS, type ComponentName } from "#simulator/status-page/components.ts";
import type { Impact } from "#simulator/status-page/incident.ts";
import type { PageClock, SoFar } from "#simulator/status-page/so-far.ts";

/**
 * What Atlassian's Statuspage API and incident.io's imitation of it have in common: bodies by path, made from what is
 * reported, the page's address, and the time.
 */
export type StatuspageBodies = Record<string, (reported: Reported, home: string, clock: PageClock) => object>;

type Indicator = "none" | "minor" | "major" | "critical";

const INDICATORS: Record<Impact, Indicator> = {
  degraded_performance: "minor",
  partial_outage: "major",
  full_outage: "critical",
};

const DESCRIPTIONS: Record<Indicator, string> = {
  none: "All Systems Operational",
  minor: "Minor Service Outage",
  major: "Partial System Outage",
  critical: "Major Service Outage",
};

/** `status` of status.json and summary.json. */
export function pageStatus({ incident, indicatorStaysGreen }: Reported) {
  const indicator = incident === null || indicatorStaysGreen ? "none" : INDICATORS[incident.impact];
  return { indicator, description: DESCRIPTIONS[indicator] };
}

/** `impact` of an incident. */
export function incidentImpact(impact: Impact): Indicator {
  return INDICATORS[impact];
}

/** `incident_updates` of an incident, whose ids are those of the incident with the number of the update. */
export function incidentUpdates(incidentId: string, { updates }: SoFar) {
  return updates.map(({ status, message, at }, index) => ({
    id: `${incidentId}-${updates.length - index}`,
    incident_id: incidentId,
    status,
    body: message,
    created_at: at,
    display_at: at,
  }));
}

/** The components in their order with the status that the page as a whole gives them; regions are not told apart. */
export function componentStatuses({ incident }: Reported): { name: ComponentName; status: string; position: number }[] {
  return COMPONENTS.map((name, position) => ({
    name,
    position,
    status: incident?.component === name ? componentStatus(incident.impact) : "operational",
  }));
}

function componentStatus(impact: Impact): string {
  return impact === "full_outage" ? "major_outage" : impact;
}
