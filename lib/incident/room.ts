import type { CommandType } from "#lib/incident/command.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import type { IncidentState } from "#lib/incident/state.ts";

/**
 * How many of the last places are kept from a command. A log fills up by a program that went wrong: what it wrote can be taken
 * back, and the incident itself has to end, so that the very last place is for resolving it.
 */
const KEPT: Partial<Record<CommandType, number>> = { resolve: 0, reopen: 1, "retract-entry": 10, "redact-entry": 10 };
const KEPT_FROM_OTHERS = 100;

/** How many more events the log takes, of a command of this type or of none. */
export function roomIn({ version }: Pick<IncidentState, "version">, type?: CommandType): number {
  const kept = (type === undefined ? undefined : KEPT[type]) ?? KEPT_FROM_OTHERS;
  return Math.max(0, LIMITS.events - kept - version);
}
