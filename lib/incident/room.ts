import type { CommandType } from "#lib/incident/command.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import type { IncidentState } from "#lib/incident/state.ts";

/** A log fills up by a program that went wrong: what it wrote can be taken back, and the incident itself has to end. */
const ENDING: ReadonlySet<CommandType> = new Set<CommandType>(["resolve", "reopen", "retract-entry"]);

/** How many more events the log takes, of a command of this type or of none. */
export function roomIn({ version }: Pick<IncidentState, "version">, type?: CommandType): number {
  const kept = type !== undefined && ENDING.has(type) ? 0 : LIMITS.eventsForEnding;
  return Math.max(0, LIMITS.events - kept - version);
}
