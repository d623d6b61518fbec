import type { Scene } from "#lib/services/seed/scene.ts";

export const serverError: Scene = {
  leaf: "server-error",
  weight: 12,
  severities: ["P1", "P1", "P2"],
  minutes: [12, 130],
  alerts: [
    "PagerDuty: Intercom answers 503 to {rate} % of calls",
    "Datadog: timeouts towards api.intercom.io from all pods",
    "Three customers report that the messenger does not open",
  ],
  impacts: [
    "Customer conversations not loading",
    "Messages not sending from {service}",
    "New conversations fail for about {rate} % of users",
  ],
  causes: [
    "Intercom answers 5xx; its status page says nothing yet",
    "Connections to Intercom are reset before they answer",
    "Intercom's edge returns an HTML error page instead of JSON",
  ],
  findings: [
    "Unauthenticated calls fail too, so it is not our token.",
    "The status page is still green {delay} minutes in. Opened a support ticket with the request ids.",
    "Retries succeed about every third time.",
  ],
  mitigations: [
    "Turned on graceful degradation: cached contacts and a notice",
    "Queued outgoing messages instead of failing them",
    "Raised the retries of {service} with a longer backoff",
  ],
  fixes: [
    "Intercom recovered; the queue of {queued} messages was sent",
    "Error rate back to zero for thirty minutes, fallback turned off",
    "Intercom confirmed a failed deployment on its side and rolled back",
  ],
  summaries: [
    "Intercom's API answered {rate} % of our calls with 5xx for {minutes} minutes. The fallback served cached data, and about {conversations} conversations were affected.",
    "Intercom failed before its status page said so. {users} users could not start a conversation.",
  ],
  rootCauses: [
    "The fault lay with Intercom, which named a failed deployment. On our side the fallback had to be turned on by hand, which cost the first minutes.",
    "Intercom gave no cause. The request ids are with their support.\n\n> The affected requests hit one of our clusters that has been taken out of rotation.",
  ],
  actionItems: [
    "Turn the fallback on by itself after ten failed calls",
    "Warm the cache of contacts every hour",
    "Show a notice in the messenger while Intercom fails",
    "Ask Intercom for the report of their incident",
  ],
  failures: [
    { endpoint: "GET /conversations", status: 503, code: "service_unavailable" },
    { endpoint: "GET /me", status: 500, code: "server_error" },
    { endpoint: "POST /conversations/{id}/reply", status: 502, code: null },
  ],
};
