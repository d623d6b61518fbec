import type { AnswerId } from "#lib/runbook/decision-tree.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import type { Severity } from "#lib/runbook/severity.ts";

export type SuggestedSeverity = {
  readonly severity: Severity;
  /** Why, as a sentence. */
  readonly reason: string;
};

type Usual = SuggestedSeverity & {
  /** What the answer to the tree's first question changes, where it does. */
  readonly whereApiErrors?: Partial<Record<AnswerId<"api-errors">, SuggestedSeverity>>;
};

/** The same levels that a verdict gives where every call fails alike, or some do; see `severityOf` in `lib/triage/trouble.ts`. */
const USUAL: Readonly<Record<Leaf, Usual>> = {
  upstream: {
    severity: "P1",
    reason: "Intercom reports an incident and our calls fail.",
    whereApiErrors: { no: { severity: "P3", reason: "Intercom reports an incident, but our calls still work." } },
  },
  token: { severity: "P1", reason: "Every call needs the token, so every call fails." },
  scope: { severity: "P2", reason: "Only calls that need the missing scope fail." },
  plan: { severity: "P1", reason: "The subscription allows no call at all." },
  "rate-limit": { severity: "P2", reason: "Some calls are refused until the limit resets." },
  "server-error": { severity: "P1", reason: "Intercom's API fails or does not answer." },
  degraded: { severity: "P2", reason: "Calls work, but slowly." },
  request: { severity: "P3", reason: "Only the wrong request is refused; other calls work." },
  infrastructure: {
    severity: "P2",
    reason: "Intercom works, and our own service does not.",
    whereApiErrors: { yes: { severity: "P1", reason: "Nothing outside answers, so every call fails." } },
  },
  intermittent: { severity: "P4", reason: "Calls work and our service is healthy." },
};

const NOT_CLASSIFIED: SuggestedSeverity = {
  severity: "P2",
  reason: "Not classified yet: taken for degraded service until more is known.",
};

/**
 * How severe an incident at this end of the tree usually is, where no probe could measure it.
 * @param apiErrors the answer to the tree's first question, where it was answered
 */
export function suggestedSeverity(leaf: Leaf | null, apiErrors: AnswerId<"api-errors"> | undefined): SuggestedSeverity {
  if (leaf === null) return NOT_CLASSIFIED;
  const { whereApiErrors, severity, reason } = USUAL[leaf];
  return (apiErrors === undefined ? undefined : whereApiErrors?.[apiErrors]) ?? { severity, reason };
}
