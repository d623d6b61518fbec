import type { Leaf } from "#lib/runbook/leaf.ts";

export type LeafMeaning = {
  readonly title: string;
  /** Whose problem it usually is. A verdict may know better from its evidence. */
  readonly usually: "theirs" | "ours" | "unknown" | "healthy";
  /** One sentence for a person who has just been woken. */
  readonly meaning: string;
  /** What to do, as the runbook's tree says it, a line each; in its manner where it has no such leaf. */
  readonly response: readonly string[];
};

export const LEAF_MEANINGS: Readonly<Record<Leaf, LeafMeaning>> = {
  upstream: {
    title: "Incident at Intercom",
    usually: "theirs",
    meaning: "Intercom reports an incident that touches our region and the REST API or Webhooks.",
    response: ["Enable graceful degradation", "Monitor for resolution", "No action needed on our side"],
  },
  token: {
    title: "Token rejected",
    usually: "ours",
    meaning: "Intercom does not accept our access token: it has expired, was revoked, or belongs to another region.",
    response: ["Rotate token"],
  },
  scope: {
    title: "Scope missing",
    usually: "ours",
    meaning: "Intercom knows our token, but the app lacks the permission for what it asks.",
    response: ["Add OAuth scope"],
  },
  plan: {
    title: "Plan restricted",
    usually: "ours",
    meaning: "The workspace's subscription has ended or does not include the API; no scope and no new token will help.",
    response: ["Settle billing with the workspace admin"],
  },
  "rate-limit": {
    title: "Rate limited",
    usually: "ours",
    meaning: "We, or another app of the workspace, ask Intercom more often than it allows.",
    response: ["Enable queue/backoff"],
  },
  "server-error": {
    title: "Server errors",
    usually: "theirs",
    meaning: "Intercom's API fails or does not answer, and its status page has not said so yet.",
    response: ["Retry with backoff"],
  },
  degraded: {
    title: "Degraded",
    usually: "theirs",
    meaning: "Intercom's API answers correctly, but far more slowly than usual.",
    response: ["Serve cached data and watch"],
  },
  request: {
    title: "Invalid request",
    usually: "ours",
    meaning: "Intercom works and refuses what we send: our request is wrong.",
    response: ["Correct the request or roll back"],
  },
  infrastructure: {
    title: "Our infrastructure",
    usually: "ours",
    meaning: "Intercom answers or cannot be asked at all; the fault is in our pods, memory, network or DNS.",
    response: ["Check pods, memory, network, DNS"],
  },
  intermittent: {
    title: "Resolved or intermittent",
    usually: "healthy",
    meaning: "Calls to Intercom work and our service is healthy: it is over, or it comes and goes.",
    response: ["Monitor"],
  },
};
