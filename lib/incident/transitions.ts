import type { Entry, IncidentState } from "#lib/incident/state.ts";
import type { Instant } from "#lib/text/instant.ts";

/** The entries that move an incident along: each happens at or after the one before it. */
const TRANSITIONS = ["first-alert", "status", "waiting", "waiting-ended", "resolved", "reopened"] as const;

export function isTransition({ body }: Pick<Entry, "body">): boolean {
  return TRANSITIONS.some((kind) => kind === body.kind);
}

/** The earliest moment at which the next transition can happen. */
export function lastTransitionAt(state: Pick<IncidentState, "entries">): Instant {
  return lastTransition(state).at;
}

/** The same, and what happened then. */
export function lastTransition({ entries }: Pick<IncidentState, "entries">): { at: Instant; what: string } {
  const last = entries.findLast(isTransition);
  if (last === undefined) throw new Error("an incident has a first alert");
  const { body, happenedAt } = last;
  const isOfWait = body.kind === "waiting" || body.kind === "waiting-ended";
  return { at: happenedAt, what: isOfWait ? "the last change of waiting" : "the last change of status" };
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
