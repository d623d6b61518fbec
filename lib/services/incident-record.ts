import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { timesOf } from "#lib/incident/times.ts";

export function recordOf(number: number, state: IncidentState): IncidentRecord {
  return { number, ...state, ...timesOf(state) };
}
