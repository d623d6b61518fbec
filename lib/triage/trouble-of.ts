import type { Verdict } from "#lib/contracts/triage.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import type { Severity } from "#lib/runbook/severity.ts";

/** What of a verdict harms somebody; null for a healthy one, and for a gap in what we see (P4), which no user feels. */
export function troubleOf({
  severity,
  leaf,
}: Pick<Verdict, "severity" | "leaf">): { readonly leaf: Leaf; readonly severity: Severity } | null {
  return severity === null || severity === "P4" ? null : { leaf, severity };
}
