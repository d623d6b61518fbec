export const SEVERITIES = ["P1", "P2", "P3", "P4"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** The runbook's severity table. */
export const SEVERITY_LEVELS: Record<Severity, { definition: string; responseTime: string; example: string }> = {
  P1: {
    definition: "All Intercom API calls failing",
    responseTime: "< 15 min",
    example: "401 auth failures, API unreachable",
  },
  P2: {
    definition: "Degraded service",
    responseTime: "< 1 hour",
    example: "High latency, rate limited (429)",
  },
  P3: {
    definition: "Partial impact",
    responseTime: "< 4 hours",
    example: "Webhook delays, search timeouts",
  },
  P4: {
    definition: "No user impact",
    responseTime: "Next business day",
    example: "Monitoring gaps, stale cache",
  },
};
