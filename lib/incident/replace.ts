import type { Decision } from "#lib/incident/decision.ts";
import type { EventBody } from "#lib/incident/event.ts";
import { type Refusal, refuse } from "#lib/incident/refusal.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import type { ValueName } from "#lib/incident/value-name.ts";
import { dayAndTime, type Instant } from "#lib/text/instant.ts";

type Value = string | number | null;

/** A value that a command wants to replace: what it is, and what it shall be. */
export type Replacement = { readonly name: ValueName; readonly current: Value; readonly wanted: Value };

/** One event, or none where every value already is as wanted; refused where one of them changed since it was seen. */
export function replace(
  state: IncidentState,
  expectedVersion: number,
  replacements: readonly Replacement[],
  { at, body }: { at: Instant | Refusal; body: EventBody },
): Decision {
  const changing = replacements.filter(({ current, wanted }) => current !== wanted);
  if (changing.length === 0) return { events: [] };
  for (const { name, current } of changing) {
    const refusal = conflictOver(state, expectedVersion, name, current);
    if (refusal !== null) return refusal;
  }
  return typeof at === "string" ? { events: [{ happenedAt: at, body }] } : at;
}

/** Null where the value is still as the caller saw it. */
export function conflictOver(
  state: IncidentState,
  expectedVersion: number,
  name: ValueName,
  current: Value,
): Refusal | null {
  if (expectedVersion > state.version) {
    return refuse.invalid(
      "expectedVersion",
      `The incident is at version ${state.version}, and no later one exists yet.`,
    );
  }
  const change = state.changes[name];
  if (change === undefined || change.seq <= expectedVersion) return null;
  const { by, recordedAt } = change;
  return {
    code: "conflict",
    message: `${by.name} changed this at ${dayAndTime(recordedAt)} UTC, after you saw it. Look at it and try again.`,
    value: name,
    current,
    by,
    recordedAt,
    version: state.version,
  };
}
