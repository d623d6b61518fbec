import type { Entry, IncidentState } from "#lib/incident/state.ts";
import type { Instant } from "#lib/text/instant.ts";

/** The entries that move an incident along: each happens at or after the one before it. */
const TRANSITIONS = ["first-alert", "status", "waiting", "waiting-ended", "resolved", "reopened"] as const;

export function isTransition({ body }: Pick<Entry, "body">): boolean {
  return TRANSITIONS.some((kind) => kind === body.kind);
}

/** The earliest moment at which the next transition can happen. */
export function lastTransitionAt({ entries }: Pick<IncidentState, "entries">): Instant {
  const last = entries.findLast(isTransition);
  if (last === undefined) throw new Error("an incident has a first alert");
  return last.happenedAt;
}

/** The transitions on either side of one, in the order in which they were written down. */
export function neighbours(
  { entries }: Pick<IncidentState, "entries">,
  { seq }: Entry,
): { before: Entry | undefined; after: Entry | undefined } {
  const transitions = entries.filter(isTransition);
  return {
    before: transitions.findLast((entry) => entry.seq < seq),
    after: transitions.find((entry) => entry.seq > seq),
  };
}
