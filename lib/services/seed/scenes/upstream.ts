import type { Scene } from "#lib/services/seed/scene.ts";

export const upstream: Scene = {
  leaf: "upstream",
  weight: 13,
  severities: ["P1", "P2", "P3"],
  minutes: [25, 260],
  alerts: [
    "Status page: Intercom investigates errors on its REST API",
    "PagerDuty: {rate} % of calls to Intercom fail",
    "Status page: webhooks are delivered with a delay",
  ],
  impacts: [
    "Customer conversations load slowly or not at all",
    "Webhooks arrive up to {delay} minutes late",
    "Agents cannot assign conversations",
  ],
  causes: [
    "Intercom reports a database failover in our region",
    "Intercom reports delayed webhooks",
    "Intercom reports elevated errors on the REST API",
  ],
  findings: [
    "The incident on the status page names our region and the REST API. Theirs; we wait.",
    "Only webhooks are named. Our calls work, but new conversations reach us late.",
    "Posted in the support channel; agents were told to use e-mail for urgent cases.",
  ],
  mitigations: [
    "Enabled graceful degradation",
    "Polling conversations every minute in place of webhooks",
    "Banner on the help page of {service}",
  ],
  fixes: [
    "Intercom resolved its incident; our error rate is back to normal",
    "Webhooks caught up, {queued} late ones were processed",
    "Intercom finished the failover and our fallback was turned off",
  ],
  summaries: [
    "Intercom had an incident that touched our region. For {minutes} minutes part of our calls failed, and {conversations} conversations were delayed.",
    "Webhooks from Intercom were late. No data was lost; {users} users waited longer than usual.",
  ],
  rootCauses: [
    "Intercom's report: a failover of a database took longer than planned. We had nothing to change, and the fallback held.",
    "Intercom's queue of webhooks was backed up. Our processing assumes that webhooks arrive in order, which they did not when the queue was drained.",
  ],
  actionItems: [
    "Process webhooks in any order",
    "Subscribe the on-call channel to Intercom's status page",
    "Reconcile conversations once a day",
  ],
  failures: [
    { endpoint: "GET /conversations", status: 503, code: "service_unavailable" },
    { endpoint: "POST /messages", status: 500, code: "server_error" },
  ],
};
