import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { type HeldLog, readDuplicateOf, withLogSeen, withLogsHeld } from "#lib/db/incident-log.ts";
import type { Circumstances } from "#lib/incident/circumstances.ts";
import type { Command } from "#lib/incident/command.ts";
import { decide } from "#lib/incident/decide.ts";
import { echoesOf, linkedBy } from "#lib/incident/decide-link.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import { commandEvidence } from "#lib/services/command-evidence.ts";
import type { Context } from "#lib/services/context.ts";
import { inTurn } from "#lib/services/in-turn.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";
import { recordEvents } from "#lib/services/record-events.ts";
import { recordNow } from "#lib/services/record-now.ts";
import { refused } from "#lib/services/refused.ts";
import { repeatable, wasDone } from "#lib/services/repeatable.ts";

type Given = { readonly number: number; readonly command: Command };
type Said = Omit<Circumstances, "other">;

/**
 * Changes an incident, and answers what it is then. One that changes nothing, and one that is repeated under its key, is
 * done already: it records nothing and is answered alike. What ties two incidents together is recorded in both logs, or in none.
 * @throws ServiceError `not_found`, `conflict`, `not_now`, `invalid_command`, `key_reused`, `busy`, `unauthenticated`, `forbidden`
 */
export async function commandIncident({ ctx, input }: { ctx: Context; input: Given }): Promise<IncidentRecord> {
  const by = authorOf(authorize(ctx, "incidents:command"));
  const { number, command } = input;
  const said = { now: ctx.now, by, number, ...(await commandEvidence(command)) };
  for (;;) {
    const duplicateOf = command.type === "unmark-duplicate" ? await readDuplicateOf(number) : null;
    const other = linkedBy(command, { duplicateOf });
    const state =
      other === null
        ? await withTurnOf(number, (own) => give(input, said, { own, other: null }))
        : await withTurnsOf([...new Set([number, other])], (logs) =>
            give(input, said, { own: logs.get(number) ?? null, other: logs.get(other) ?? null }),
          );
    if (state !== "other") return recordNow(number, state);
  }
}

/** @returns the state after it, or `other` where the command is about another incident than the one that is held with its own */
async function give(
  { number, command }: Given,
  said: Said,
  { own, other }: { own: HeldLog | null; other: HeldLog | null },
): Promise<IncidentState | "other"> {
  if (own === null) throw noSuchIncident(number);
  const before = own.state;
  const repeated = repeatable(command);
  if (repeated !== null && wasDone(repeated, own.digestUnder(repeated.key))) return before;
  if (command.type === "unmark-duplicate" && before.duplicateOf !== (other?.number ?? null)) return "other";
  const decision = decide(before, command, { ...said, other });
  if (!("events" in decision)) throw refused(decision);
  if (decision.events.length === 0) return before;
  const { by, now } = said;
  const state = await own.append(
    recordEvents(before, decision.events, { by, now, command: repeated, after: own.lastRecordedAt }),
  );
  const echoes = echoesOf(number, before, decision.events);
  if (other !== null && echoes.length > 0) {
    const after = other.lastRecordedAt;
    await other.append(recordEvents(other.state, echoes, { by, now, command: null, after }));
  }
  return state;
}

function withTurnOf<T>(number: number, work: (log: HeldLog | null) => Promise<T>): Promise<T> {
  return inTurn(`incident ${number}`, () => withLogSeen(number, work));
}

/** Waits for the turn of each, in the order of their numbers, so that nobody waits in a circle; then holds their logs. */
function withTurnsOf<T>(
  numbers: readonly number[],
  work: (logs: ReadonlyMap<number, HeldLog>) => Promise<T>,
): Promise<T> {
  return numbers
    .toSorted((a, b) => b - a)
    .reduce<() => Promise<T>>(
      (then, number) => () => inTurn(`incident ${number}`, then),
      () => withLogsHeld(numbers, work),
    )();
}
