import type { ComponentName, Region } from "#simulator/status-page/components.ts";

/** incident.io's words; its Statuspage-compatible API and Atlassian call the last one `major_outage`. */
export type Impact = "degraded_performance" | "partial_outage" | "full_outage";

/** An open incident as the page's owner would enter it. */
export type ReportedIncident = {
  /** ULID-like; stays the same from one reading to the next. */
  id: string;
  name: string;
  message: string;
  region: Region;
  component: ComponentName;
  impact: Impact;
};

export const REST_API_OUT: ReportedIncident = {
  id: "01JZFAKEN00000000000000001",
  name: "REST API requests are failing",
  message: "Requests to the REST API fail. We are looking for the cause.",
  region: "us",
  component: "REST API",
  impact: "full_outage",
};

export const REST_API_OUT_IN_EU: ReportedIncident = { ...REST_API_OUT, id: "01JZFAKEN00000000000000002", region: "eu" };

export const INBOX_SLOW_IN_EU: ReportedIncident = {
  id: "01JZFAKEN00000000000000003",
  name: "Inbox loads slowly",
  message: "Some teammates wait long for their inbox. A fix is on its way.",
  region: "eu",
  component: "Inbox",
  impact: "partial_outage",
};

export const WEBHOOKS_DELAYED: ReportedIncident = {
  id: "01JZFAKEN00000000000000004",
  name: "Webhooks are delayed",
  message: "Webhook notifications arrive late. None are lost.",
  region: "us",
  component: "Webhooks",
  impact: "partial_outage",
};
