import type { Leaf } from "#lib/runbook/leaf.ts";

/** The template's `[Type]`, in the words of the runbook's own headings where it has them. */
const TYPES: Readonly<Record<Leaf, string>> = {
  upstream: "Server Errors",
  token: "Authentication Failed",
  scope: "Scope Missing",
  plan: "Plan Restricted",
  "rate-limit": "Rate Limited",
  "server-error": "Server Errors",
  degraded: "Degraded",
  request: "Invalid Request",
  infrastructure: "Infrastructure",
  intermittent: "Intermittent",
};

/** What the runbook's Slack message calls it, whose kind is not known either. */
const UNCLASSIFIED = "Integration";

/** `Incident: Intercom Rate Limited`. */
export function postmortemTitle(leaf: Leaf | null): string {
  return `Incident: Intercom ${leaf === null ? UNCLASSIFIED : TYPES[leaf]}`;
}
