import type { ComponentName, Region } from "#simulator/status-page/components.ts";

/** incident.io's words; its Statuspage-compatible API and Atlassian call the last one `major_outage`. */
export type Impact = "degraded_performance" | "partial_outage" | "full_outage";

export type IncidentStatus = "investigating" | "identified" | "monitoring";

/** What the page's owner writes so many seconds after the incident was published. */
type PlannedUpdate = { readonly afterSeconds: number; readonly status: IncidentStatus; readonly message: string };

/** An open incident as the page's owner would enter it. */
export type ReportedIncident = {
  /** ULID-like; stays the same from one reading to the next. */
  id: string;
  name: string;
  /** In their order; the first goes with the incident. */
  updates: readonly [PlannedUpdate, ...PlannedUpdate[]];
  region: Region;
  component: ComponentName;
  impact: Impact;
};

export const REST_API_OUT: ReportedIncident = {
  id: "01JZFAKEN00000000000000001",
  name: "REST API requests are failing",
  updates: [
    {
      afterSeconds: 0,
      status: "investigating",
      message: "Requests to the REST API fail. We are looking for the cause.",
    },
    {
      afterSeconds: 120,
      status: "identified",
      message:
        "The cause is found: a change to our load balancers.\n\nIt is being taken back. The next update follows in 30 minutes.",
    },
  ],
  region: "us",
  component: "REST API",
  impact: "full_outage",
};

export const REST_API_OUT_IN_EU: ReportedIncident = { ...REST_API_OUT, id: "01JZFAKEN00000000000000002", region: "eu" };

export const INBOX_SLOW_IN_EU: ReportedIncident = {
  id: "01JZFAKEN00000000000000003",
  name: "Inbox loads slowly",
  updates: [
    {
      afterSeconds: 0,
      status: "identified",
      message: "Some teammates wait long for their inbox. A fix is on its way.",
    },
  ],
  region: "eu",
  component: "Inbox",
  impact: "partial_outage",
};

export const WEBHOOKS_DELAYED: ReportedIncident = {
  id: "01JZFAKEN00000000000000004",
  name: "Webhooks are delayed",
  updates: [
    { afterSeconds: 0, status: "investigating", message: "Webhook notifications arrive late. None are lost." },
    { afterSeconds: 120, status: "identified", message: "A queue is congested. More capacity is being added." },
  ],
  region: "us",
  component: "Webhooks",
  impact: "partial_outage",
};
