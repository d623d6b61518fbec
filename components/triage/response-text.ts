import { SEVERITY_LEVELS, type Severity } from "#lib/runbook/severity.ts";

/** The runbook's response time as part of a sentence: `within 15 min`, `by the next business day`. */
export function responseText(severity: Severity): string {
  const { responseTime } = SEVERITY_LEVELS[severity];
  return responseTime.startsWith("< ") ? `within ${responseTime.slice(2)}` : `by the ${responseTime.toLowerCase()}`;
}
