import { minutesBetween } from "#lib/incident/duration.ts";
import { milestonesOf } from "#lib/incident/milestones.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { waitedMinutes } from "#lib/incident/waited.ts";
import type { Instant } from "#lib/text/instant.ts";

/** What follows from the log and everybody shows: pages, lists, exports and the projection read it from here alone. */
export type Times = {
  readonly startedAt: Instant;
  readonly triagedAt: Instant | null;
  readonly mitigatedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly durationMinutes: number | null;
  /** Of all minutes those that it waited on Intercom, without a wait that lasts. */
  readonly waitedMinutes: number;
};

export function timesOf(state: Pick<IncidentState, "entries" | "status">): Times {
  const { firstAlert, triage, mitigations, resolution } = milestonesOf(state);
  const startedAt = firstAlert.happenedAt;
  const endedAt = resolution?.happenedAt ?? null;
  return {
    startedAt,
    triagedAt: triage?.happenedAt ?? null,
    mitigatedAt: mitigations[0]?.happenedAt ?? null,
    endedAt,
    durationMinutes: endedAt === null ? null : minutesBetween(startedAt, endedAt),
    waitedMinutes: waitedMinutes(state),
  };
}
