import type { Scenario } from "#lib/contracts/simulator.ts";

/** What each scenario plays, as it is offered. */
export const SCENARIO_WORDS: Record<Scenario, string> = {
  healthy: "Healthy",
  "token-revoked": "Token revoked (401)",
  "token-unauthorized": "Token without permission (401)",
  "scope-missing": "Scope missing (403)",
  "plan-restricted": "Plan restricted (403)",
  "rate-limited": "Rate limited (429)",
  "server-errors": "Server errors, reported (5xx)",
  "server-errors-unreported": "Server errors, unreported (5xx)",
  slow: "Slow answers",
  hang: "No answer: hangs",
  reset: "No answer: connection reset",
  garbage: "Answers that are garbage",
  "endless-body": "Answers that never end",
  "search-slow": "Slow search",
  "status-unreachable": "Status page unreachable",
  "status-html": "Status page sends HTML",
  "incident-elsewhere": "Incident in another region",
  "network-down": "Nothing answers",
  "health-down": "Our own service is down",
  "webhooks-late": "Webhooks late",
  "slack-down": "Slack is down",
  "slack-rate-limited": "Slack rate limited",
};
