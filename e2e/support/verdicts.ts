import type { Scenario } from "#lib/contracts/simulator.ts";
import type { Verdict } from "#lib/contracts/triage.ts";

type Expected = Pick<Verdict, "leaf" | "severity"> & {
  side: Verdict["side"] | "not healthy";
  confidence?: Verdict["confidence"];
};

const healthy: Expected = { side: "healthy", leaf: "intermittent", severity: null };
const gap: Expected = { side: "healthy", leaf: "intermittent", severity: "P4" };
const unreported: Expected = { side: "theirs", leaf: "server-error", severity: "P1", confidence: "probable" };
const scope: Expected = { side: "ours", leaf: "scope", severity: "P2" };

/** What triage must say of every scenario: the table that the product promises. */
export const EXPECTED: Record<Scenario, Expected> = {
  healthy,
  "slack-down": healthy,
  "slack-rate-limited": healthy,
  "webhooks-late": healthy,
  "incident-elsewhere": healthy,
  "token-revoked": { side: "ours", leaf: "token", severity: "P1" },
  "token-unauthorized": scope,
  "scope-missing": scope,
  "plan-restricted": { side: "ours", leaf: "plan", severity: "P1" },
  "rate-limited": { side: "ours", leaf: "rate-limit", severity: "P2" },
  "server-errors": { side: "theirs", leaf: "upstream", severity: "P1", confidence: "certain" },
  "server-errors-unreported": unreported,
  reset: unreported,
  hang: unreported,
  garbage: unreported,
  "endless-body": unreported,
  slow: { side: "not healthy", leaf: "degraded", severity: "P2" },
  "search-slow": { side: "not healthy", leaf: "degraded", severity: "P3" },
  "status-unreachable": gap,
  "status-html": gap,
  "health-down": { side: "ours", leaf: "infrastructure", severity: "P2" },
  "network-down": { side: "unknown", leaf: "infrastructure", severity: "P1" },
};
