import type { Disturbance } from "#simulator/disturbance.ts";
import type { Mode } from "#simulator/modes.ts";
import {
  INBOX_SLOW_IN_EU,
  REST_API_OUT,
  REST_API_OUT_IN_EU,
  type ReportedIncident,
  WEBHOOKS_DELAYED,
} from "#simulator/status-page/incident.ts";

/** What a page reports: its open incident, and whether its overall indicator follows from it. */
export type Reported = {
  incident: ReportedIncident | null;
  /** Real pages were seen to say "All Systems Operational" during an incident. */
  indicatorStaysGreen?: true;
};

/** What is found at the page's address. */
export type Behaviour =
  /** A page hosted by incident.io, at an address that redirects to it. */
  | { kind: "incident-io"; reported: Reported }
  /** A classic Atlassian Statuspage, without a redirect. */
  | { kind: "atlassian"; reported: Reported }
  /** Status 200 and HTML, whatever is asked for. */
  | { kind: "html" }
  | { kind: "redirect-loop" };

export const BEHAVIOURS: Record<Exclude<Mode<"status">, Disturbance>, Behaviour> = {
  healthy: { kind: "incident-io", reported: { incident: null } },
  incident: { kind: "incident-io", reported: { incident: REST_API_OUT } },
  "incident-elsewhere": { kind: "incident-io", reported: { incident: INBOX_SLOW_IN_EU } },
  "incident-other-region": { kind: "incident-io", reported: { incident: REST_API_OUT_IN_EU } },
  "incident-while-none": { kind: "incident-io", reported: { incident: REST_API_OUT, indicatorStaysGreen: true } },
  "webhooks-incident": { kind: "incident-io", reported: { incident: WEBHOOKS_DELAYED } },
  atlassian: { kind: "atlassian", reported: { incident: null } },
  "atlassian-incident": { kind: "atlassian", reported: { incident: REST_API_OUT } },
  html: { kind: "html" },
  "redirect-loop": { kind: "redirect-loop" },
};
