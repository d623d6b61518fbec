import { minutesBetween } from "#lib/incident/duration.ts";
import type { Entry, IncidentState } from "#lib/incident/state.ts";
import { isTransition } from "#lib/incident/transitions.ts";
import type { Instant } from "#lib/text/instant.ts";

/** One time of waiting on Intercom; `to` is null while it lasts. */
export type Wait = { readonly from: Instant; readonly to: Instant | null };

/** From first to last, as corrections have left them. Transitions never go back in time, so that their own order is that of what happened. */
export function waitsOf({ entries }: Pick<IncidentState, "entries">): Wait[] {
  const waits: Wait[] = [];
  let from: Instant | null = null;
  for (const { body, happenedAt } of entries.filter(isTransition)) {
    if (body.kind === "waiting") from ??= happenedAt;
    else if (from !== null && endsWait(body)) {
      waits.push({ from, to: happenedAt });
      from = null;
    }
  }
  if (from !== null) waits.push({ from, to: null });
  return waits;
}

/** Whole minutes of the waits that are over. The minutes are those that are shown, so that they never add up to more than the whole. */
export function waitedMinutes(state: Pick<IncidentState, "entries">): number {
  return waitsOf(state).reduce((sum, { from, to }) => sum + (to === null ? 0 : minutesBetween(from, to)), 0);
}

/** Nothing waits on Intercom any more once it is over. */
function endsWait({ kind }: Entry["body"]): boolean {
  return kind === "waiting-ended" || kind === "resolved";
}
