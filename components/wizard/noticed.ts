import type { Suspicion } from "#lib/contracts/monitor.ts";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { SEVERITIES } from "#lib/runbook/severity.ts";

/** As much of a suspicion as the form is filled in from. */
export type Noticed = Pick<Suspicion, "id" | "leaf" | "severity" | "startedAt" | "trigger">;

export function noticedIn({ id, leaf, severity, startedAt, trigger }: Suspicion): Noticed {
  return { id, leaf, severity, startedAt, trigger };
}

/** What was kept of one, maybe by an earlier version; null where it no longer fits. */
export function readNoticed(kept: unknown): Noticed | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { id, leaf, severity, startedAt, trigger } = kept as Readonly<Partial<Record<keyof Noticed, unknown>>>;
  const knownLeaf = LEAVES.find((known) => known === leaf);
  const knownSeverity = SEVERITIES.find((known) => known === severity);
  if (typeof id !== "string" || typeof trigger !== "string" || typeof startedAt !== "string") return null;
  if (knownLeaf === undefined || knownSeverity === undefined || Number.isNaN(Date.parse(startedAt))) return null;
  return { id, leaf: knownLeaf, severity: knownSeverity, startedAt, trigger };
}
