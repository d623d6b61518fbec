import type { Entry, IncidentState } from "#lib/incident/state.ts";
import { type Instant, instant } from "#lib/text/instant.ts";

/**
 * How long before the first alert a triage can have begun and still be this incident's. Some look, or walk the decision tree
 * to its end, before anything has alerted them; a run from before that looked at something else.
 */
const TRIAGE_LEAD_MS = 15 * 60_000;

/** The four moments of the runbook's postmortem. Null is what has not happened. */
export type Milestones = {
  readonly firstAlert: Entry;
  /** The first triage of this incident; an older run is none, whoever put it there. */
  readonly triage: Entry | null;
  /** Every mitigation, first to last. */
  readonly mitigations: readonly Entry[];
  /** What ended it; null while it is open, also when it was ended and opened again. */
  readonly resolution: Entry | null;
};

/** Read from the entries as corrections have left them, so that nothing else has to be kept in step with those. */
export function milestonesOf({ entries, status }: Pick<IncidentState, "entries" | "status">): Milestones {
  const told = inOrder(entries).filter(({ retracted }) => retracted === null);
  const firstAlert = told.find(({ body }) => body.kind === "first-alert");
  if (firstAlert === undefined) throw new Error("an incident has a first alert, which cannot be retracted");
  return {
    firstAlert,
    triage:
      told.find(({ body, happenedAt }) => body.kind === "triage" && happenedAt >= earliestTriage(firstAlert)) ?? null,
    mitigations: told.filter(({ body }) => body.kind === "mitigation"),
    resolution: status === "RESOLVED" ? (entries.findLast(({ body }) => body.kind === "resolved") ?? null) : null,
  };
}

/** The earliest moment at which a triage of the incident can have begun. */
export function earliestTriage(firstAlert: Pick<Entry, "happenedAt">): Instant {
  return instant(new Date(Date.parse(firstAlert.happenedAt) - TRIAGE_LEAD_MS));
}

/** As a timeline shows entries: by when they happened, and what was written down first comes first. */
export function inOrder<T extends Pick<Entry, "happenedAt" | "seq">>(entries: readonly T[]): T[] {
  return entries.toSorted((a, b) => compare(a.happenedAt, b.happenedAt) || a.seq - b.seq);
}

/** Instants have one form, so that their text orders them. */
function compare(a: Instant, b: Instant): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function startedAt(state: Pick<IncidentState, "entries">): Instant {
  const firstAlert = state.entries.find(({ body }) => body.kind === "first-alert");
  if (firstAlert === undefined) throw new Error("an incident has a first alert, which cannot be retracted");
  return firstAlert.happenedAt;
}
