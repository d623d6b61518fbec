import type { Scenario } from "#lib/contracts/simulator.ts";
import type { Modes } from "#simulator/modes.ts";

const HEALTHY = {
  intercom: "healthy",
  status: "healthy",
  health: "healthy",
  slack: "healthy",
} as const satisfies Modes;

/** What each scenario makes of the four systems. */
export const SCENARIO_MODES: Record<Scenario, Modes> = {
  healthy: HEALTHY,
  "token-revoked": { ...HEALTHY, intercom: "token-revoked" },
  "token-unauthorized": { ...HEALTHY, intercom: "token-unauthorized" },
  "scope-missing": { ...HEALTHY, intercom: "scope-missing" },
  "plan-restricted": { ...HEALTHY, intercom: "plan-restricted" },
  "rate-limited": { ...HEALTHY, intercom: "rate-limited" },
  "server-errors": { ...HEALTHY, intercom: "server-errors", status: "incident" },
  "server-errors-unreported": { ...HEALTHY, intercom: "server-errors" },
  slow: { ...HEALTHY, intercom: "slow" },
  hang: { ...HEALTHY, intercom: "hang" },
  reset: { ...HEALTHY, intercom: "reset" },
  garbage: { ...HEALTHY, intercom: "garbage" },
  "endless-body": { ...HEALTHY, intercom: "endless-body" },
  "search-slow": { ...HEALTHY, intercom: "search-slow" },
  "status-unreachable": { ...HEALTHY, status: "unreachable" },
  "status-html": { ...HEALTHY, status: "html" },
  "incident-elsewhere": { ...HEALTHY, status: "incident-elsewhere" },
  "network-down": { intercom: "unreachable", status: "unreachable", health: "unreachable", slack: "unreachable" },
  "health-down": { ...HEALTHY, health: "down" },
  "webhooks-late": { ...HEALTHY, intercom: "webhooks-late" },
  "slack-down": { ...HEALTHY, slack: "down" },
  "slack-rate-limited": { ...HEALTHY, slack: "rate-limited" },
};
