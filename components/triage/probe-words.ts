import type { ProbeName } from "#lib/contracts/triage.ts";

/** What each probe is called, and what it asks. */
export const PROBE_WORDS: Record<ProbeName, { title: string; asks: string }> = {
  api: { title: "Intercom API", asks: "GET /me with our token" },
  edge: { title: "Intercom edge", asks: "A call without a token" },
  status: { title: "Status page", asks: "What it says of the REST API" },
  incidents: { title: "Reported incidents", asks: "Open ones on our region" },
  "rate-limit": { title: "Rate limit", asks: "Left in this 10 s window" },
  health: { title: "Our integration", asks: "Our own health check" },
  scope: { title: "Permissions", asks: "One page of conversations" },
  search: { title: "Search", asks: "One search for contacts" },
  webhooks: { title: "Webhooks", asks: "How late Intercom's notifications come" },
};
