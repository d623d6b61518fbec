import { inOrder, milestonesOf } from "#lib/incident/milestones.ts";
import type { Entry, IncidentState } from "#lib/incident/state.ts";

/**
 * The entries that a postmortem tells: the runbook's four moments and what a person marked for it, but for what a person left
 * out. By when they happened; what was retracted is told no more.
 */
export function postmortemEntries(state: Pick<IncidentState, "entries" | "status">): Entry[] {
  const milestones = milestoneEntries(state);
  return inOrder(state.entries).filter((entry) => entry.retracted === null && isTold(entry, milestones));
}

/** Whether the postmortem tells an entry, unless that is retracted. */
export function isTold({ seq, marked }: Pick<Entry, "seq" | "marked">, milestones: ReadonlySet<number>): boolean {
  return marked ?? milestones.has(seq);
}

/** The numbers of those entries that are told where nobody said whether to. */
export function milestoneEntries(state: Pick<IncidentState, "entries" | "status">): ReadonlySet<number> {
  const { firstAlert, triage, mitigations, resolution } = milestonesOf(state);
  const entries = [firstAlert, triage, ...mitigations, resolution];
  return new Set(entries.flatMap((entry) => (entry === null ? [] : [entry.seq])));
}
