import type { Scene } from "#lib/services/seed/scene.ts";

export const degraded: Scene = {
  leaf: "degraded",
  weight: 10,
  severities: ["P2", "P3", "P3"],
  minutes: [30, 240],
  alerts: [
    "Datadog: p95 of Intercom calls above 4 s",
    "Agents: search for contacts takes forever",
    "{service}: {queued} requests wait for Intercom",
  ],
  impacts: [
    "Conversations open after several seconds",
    "Search for contacts times out for agents",
    "Pages of {service} that show customer data are slow",
  ],
  causes: [
    "Intercom's search answers slowly; the other endpoints are fine",
    "Latency towards Intercom tripled, no errors",
    "Our search uses a filter that Intercom handles slowly",
  ],
  findings: [
    "GET /me takes 300 ms, POST /contacts/search 9 s. It is search alone.",
    "The same from a laptop outside of our network: not our egress.",
    "Nothing on the status page. Wrote to Intercom's support with request ids.",
  ],
  mitigations: [
    "Shortened the timeout and served cached results",
    "Turned off search as you type",
    "Limited {job} to one worker",
  ],
  fixes: [
    "Latency is back below 500 ms without a change of ours",
    "Rewrote the search to filter by e-mail alone",
    "Intercom rebuilt an index; search is as fast as before",
  ],
  summaries: [
    "Calls to Intercom were slow for {minutes} minutes. Agents could work, but search failed for {rate} % of their tries.",
    "Search for contacts was slower than our timeout. {conversations} conversations took longer than usual.",
  ],
  rootCauses: [
    "Search with a filter on a custom attribute degraded on Intercom's side. Our timeout of 20 s let requests pile up in {service} and slowed pages that need no search.",
    "No cause was found. Latency fell back by itself after {minutes} minutes.",
  ],
  actionItems: [
    "Lower the timeout for search to 3 s",
    "Cache search results for a minute",
    "Alert on p95 of each endpoint",
  ],
  failures: [
    { endpoint: "POST /contacts/search", status: 408, code: "request_timeout" },
    { endpoint: "POST /conversations/search", status: null, code: null },
  ],
};
